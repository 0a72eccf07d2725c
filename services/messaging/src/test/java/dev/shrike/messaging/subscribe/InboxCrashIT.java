package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.fault.DyingJvm;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service after the other is killed, each between another pair of steps of a delivery; the next goes on. */
class InboxCrashIT {
    private static final int EVENTS = 12;
    private static final int FAILS_ONCE = 8;
    private static final int FAILS_ALWAYS = 10;

    private final UUID person = UUID.randomUUID();
    private final String database = Service.newDatabase();

    @Test
    void everyEventTakesEffectOnceAndInOrderWhereverAServiceDies(@TempDir Path folder) throws Exception {
        LocalServers nats = LocalServers.open(ServerSettings.forTests(folder));
        nats.start(ready -> {}, Part.NATS);
        Map<String, Object> handling = handling();
        Map<String, Object> properties = new HashMap<>(Service.properties(nats.nats(), Brokers.shared(), database));
        properties.putAll(handling);
        properties.put("flyway.datasources.birds.enabled", "false"); // it finds the tables
        try (Service service = Service.start(nats.nats(), database, Map.of()).awaitStreams()) {
            service.change("create table seen (id bigint generated always as identity, number int)");
            service.publish(IntStream.range(0, EVENTS)
                    .mapToObj(number -> Ticks.by(person, number))
                    .toArray(Tick[]::new));
            service.awaitPublished();

            for (InboxPoint point : InboxPoint.values()) {
                DyingJvm.dieAt(point, times(point), HandlingService.class, properties);
            }

            long before = service.count("select count(*) from seen");
            try (Service _ = Service.start(nats.nats(), database, handling)) {
                awaitSeen(service);
            }
            assertThat(before).as("handled by those that died").isEqualTo(FAILS_ALWAYS);
            assertSeenOnceAndInOrder(service);
        } finally {
            nats.kill();
        }
    }

    /** The second delivery of each life, so that there is one before it; a failure is rare enough to be waited for. */
    private static int times(InboxPoint point) {
        return switch (point) {
            case FETCHED, NOTED, HANDLED, COMMITTED, ACKNOWLEDGED -> 2;
            case FAILED, PARKED -> 1;
        };
    }

    private Map<String, Object> handling() {
        return Map.of(
                "recorder.name",
                "recorder",
                "recorder.person",
                person.toString(),
                "recorder.fails-once",
                FAILS_ONCE,
                "recorder.fails-always",
                FAILS_ALWAYS,
                "shrike.messaging.relay.enabled",
                "false",
                "shrike.messaging.subscribe.tries",
                "3",
                "shrike.messaging.subscribe.first-delay",
                "20ms",
                "shrike.messaging.subscribe.ack-wait",
                "1s");
    }

    private static void awaitSeen(Service service) {
        Awaitility.await("the last one finishes")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> service.count("select count(*) from seen where number = " + (EVENTS - 1)) > 0);
    }

    private static void assertSeenOnceAndInOrder(Service service) {
        assertThat(service.count("select count(*) from seen")).isEqualTo(EVENTS - 1L);
        assertThat(service.count("select count(distinct number) from seen")).isEqualTo(EVENTS - 1L);
        assertThat(service.count("select count(*) from seen where number = " + FAILS_ALWAYS))
                .isZero();
        assertThat(service.count("select count(*) from (select number - lag(number) over (order by id) as step "
                        + "from seen) as steps where step <= 0"))
                .isZero();
        assertThat(service.count("select count(*) from dead_letter")).isEqualTo(1);
        assertThat(service.count("select count(*) from dead_letter where parked_at is not null and failures = 3"))
                .isEqualTo(1);
    }
}
