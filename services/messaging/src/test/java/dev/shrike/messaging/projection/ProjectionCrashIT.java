package dev.shrike.messaging.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.fault.DyingJvm;
import dev.shrike.servers.Brokers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process after the other is killed, each between another pair of steps, at first while it fills the first tables, then while
 * it rebuilds them for a new version. Each goes on where the one before it was killed.
 */
class ProjectionCrashIT {
    private static final int EVENTS = 3_000;
    private static final int BATCH = 200;
    private static final int THIRD = 3;

    private final String database = Service.newDatabase();

    @Test
    void everyEventCountsOnceWhereverAProcessDies(@TempDir Path folder) throws Exception {
        try (TickStream ticks = TickStream.start(folder);
                Service idle = ticks.service(database, Map.of())) {
            ticks.publish(idle, 0, EVENTS);

            for (ProjectionPoint point : ProjectionPoint.values()) {
                switch (point) {
                    case MOVED, APPLIED, COMMITTED -> {
                        long before = events(idle);
                        DyingJvm.dieAt(point, THIRD, ProjectingService.class, properties(ticks, 1));
                        assertThat(events(idle))
                                .as("applied before and after a process died at %s", point)
                                .isGreaterThan(before)
                                .isLessThan(EVENTS);
                    }
                    case SWAPPING -> {
                        DyingJvm.dieAt(ProjectionPoint.COMMITTED, THIRD, ProjectingService.class, properties(ticks, 2));
                        assertThat(events(idle)).as("applied by the rebuild").isBetween(1L, EVENTS - 1L);
                        DyingJvm.dieAt(point, 1, ProjectingService.class, properties(ticks, 2));
                        assertThat(versionOfLive(idle)).isEqualTo(1);
                    }
                    case SWAPPED -> {
                        DyingJvm.dieAt(point, 1, ProjectingService.class, properties(ticks, 2));
                        assertThat(versionOfLive(idle)).isEqualTo(2);
                    }
                }
            }

            try (Service last = ticks.service(database, projection(2))) {
                ticks.publish(last, EVENTS, EVENTS + 100);
                await().until(() -> last.count("select sum(times) from tick_number") == EVENTS + 100);
                assertThat(last.count("select count(*) from tick_number where times = 1"))
                        .isEqualTo(EVENTS + 100);
                assertThat(events(last)).isEqualTo(EVENTS + 100);
                assertThat(last.count("select count(*) from projection_tick_numbers_1.tick_number where times <> 1"))
                        .isZero();
            }
        }
    }

    /** Events applied by the newest build; none before the first is made. */
    private static long events(Service service) {
        return service.count("select coalesce((select events from projection_build order by build desc limit 1), 0)");
    }

    private static long versionOfLive(Service service) {
        return service.count("select version from projection_build where role = 'live'");
    }

    private Map<String, Object> properties(TickStream ticks, int version) {
        Map<String, Object> properties = new HashMap<>(Service.properties(ticks.nats(), Brokers.shared(), database));
        properties.putAll(projection(version));
        properties.put("flyway.datasources.birds.enabled", "false"); // it finds the tables
        return properties;
    }

    private static Map<String, Object> projection(int version) {
        return Map.of(
                "numbers.version",
                version,
                "shrike.messaging.projection.batch",
                BATCH,
                "shrike.messaging.projection.poll",
                "200ms",
                "shrike.messaging.projection.lease",
                "1s");
    }

    private static ConditionFactory await() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions(); // the views are switched meanwhile
    }
}
