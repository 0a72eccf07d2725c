package dev.shrike.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.servers.Brokers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process that runs a saga between any two steps, and in the middle of one elsewhere; another process goes on every
 * time. With {@code -Dsaga.crash.points=all} before and after everything that each step does.
 */
class SagaCrashIT {
    private static final boolean ALL = "all".equals(System.getProperty("saga.crash.points"));
    private static final List<String> FORTH = ALL
            ? everywhere(
                    List.of("seat", "hotel", "guide"),
                    FaultPoint.BEFORE_ACTION,
                    FaultPoint.AFTER_ACTION,
                    FaultPoint.BEFORE_DONE,
                    FaultPoint.AFTER_DONE)
            : List.of(
                    Crash.at(FaultPoint.AFTER_DONE, "seat"),
                    Crash.at(FaultPoint.AFTER_ACTION, "hotel"),
                    Crash.at(FaultPoint.AFTER_DONE, "hotel"),
                    Crash.at(FaultPoint.AFTER_DONE, "guide"));
    private static final List<String> BACK = ALL
            ? everywhere(
                    List.of("guide", "hotel", "seat"),
                    FaultPoint.BEFORE_COMPENSATION,
                    FaultPoint.AFTER_COMPENSATION,
                    FaultPoint.BEFORE_UNDONE,
                    FaultPoint.AFTER_UNDONE)
            : List.of(
                    Crash.at(FaultPoint.AFTER_UNDONE, "guide"),
                    Crash.at(FaultPoint.AFTER_COMPENSATION, "hotel"),
                    Crash.at(FaultPoint.AFTER_UNDONE, "hotel"),
                    Crash.at(FaultPoint.AFTER_UNDONE, "seat"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void aSagaGoesOnAfterACrashAnywhere() throws Exception {
        String database = Service.newDatabase();
        try (Traveller ana = idle(database)) {
            UUID id = ana.leave();

            crash(id, database, "nothing", FORTH);

            assertThat(ana.sagas().find(id).orElseThrow().status()).isEqualTo(SagaStatus.COMPLETED);
            assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide");
            assertThat(ana.state(id).done()).containsExactly("seat", "hotel", "guide");
        }
    }

    @Test
    void aSagaIsUndoneInReverseOrderAfterACrashAnywhere() throws Exception {
        String database = Service.newDatabase();
        try (Traveller ana = idle(database)) {
            UUID id = ana.leave();

            crash(id, database, "guide", BACK);

            assertThat(ana.sagas().find(id).orElseThrow().status()).isEqualTo(SagaStatus.COMPENSATED);
            assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide", "no guide", "no hotel", "no seat");
        }
    }

    private static List<String> everywhere(List<String> steps, FaultPoint... points) {
        List<String> all = new ArrayList<>();
        for (String step : steps) {
            for (FaultPoint point : points) {
                all.add(Crash.at(point, step));
            }
        }
        return all;
    }

    private void crash(UUID saga, String database, String lost, List<String> points) throws Exception {
        Path log = folder.resolve("children.log");
        Map<String, String> settings = settings(database);
        settings.put("trips.lost", lost);
        for (String point : points) {
            settings.put("crash.at", point);
            assertThat(CrashingService.run(saga, settings, log))
                    .as("%s, see %s", point, log)
                    .isEqualTo(Crash.HALTED);
        }
        settings.put("crash.at", "nowhere");
        assertThat(CrashingService.run(saga, settings, log)).as("see %s", log).isZero();
    }

    /** An instance that starts sagas and runs none. */
    private static Traveller idle(String database) {
        return Traveller.start(database, Map.of("shrike.messaging.saga.enabled", "false"));
    }

    private static Map<String, String> settings(String database) {
        Brokers brokers = Brokers.shared();
        Map<String, String> settings = new HashMap<>();
        settings.put("datasources.birds.url", brokers.jdbcUrl(database));
        settings.put("datasources.birds.username", brokers.postgresUser());
        settings.put("datasources.birds.password", brokers.postgresPassword());
        settings.put("datasources.birds.maximum-pool-size", "6");
        settings.put("flyway.datasources.birds.enabled", "false");
        settings.put("shrike.nats.url", brokers.nats().toString());
        settings.put("shrike.nats.streams.provision", "false");
        settings.put("shrike.messaging.relay.enabled", "false");
        settings.put("shrike.messaging.subscribe.enabled", "false");
        settings.put("shrike.messaging.saga.poll", "100ms");
        settings.put("shrike.messaging.saga.heartbeat", "200ms");
        settings.put("trips", "on");
        settings.put("trips.tries", "50");
        return settings;
    }
}
