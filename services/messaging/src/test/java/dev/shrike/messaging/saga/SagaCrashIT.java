package dev.shrike.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.fault.HaltAt;
import dev.shrike.messaging.saga.SagaPoint.Place;
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
    private static final List<SagaPoint> FORTH = ALL
            ? everywhere(
                    List.of("seat", "hotel", "guide"),
                    Place.BEFORE_ACTION,
                    Place.AFTER_ACTION,
                    Place.BEFORE_DONE,
                    Place.DONE)
            : List.of(
                    new SagaPoint(Place.DONE, "seat"),
                    new SagaPoint(Place.AFTER_ACTION, "hotel"),
                    new SagaPoint(Place.DONE, "hotel"));
    private static final List<SagaPoint> BACK = ALL
            ? everywhere(
                    List.of("guide", "hotel", "seat"),
                    Place.BEFORE_COMPENSATION,
                    Place.AFTER_COMPENSATION,
                    Place.BEFORE_UNDONE,
                    Place.UNDONE)
            : List.of(
                    new SagaPoint(Place.UNDONE, "guide"),
                    new SagaPoint(Place.AFTER_COMPENSATION, "hotel"),
                    new SagaPoint(Place.UNDONE, "hotel"));

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

    private static List<SagaPoint> everywhere(List<String> steps, Place... places) {
        List<SagaPoint> all = new ArrayList<>();
        for (String step : steps) {
            for (Place place : places) {
                all.add(new SagaPoint(place, step));
            }
        }
        return all;
    }

    private void crash(UUID saga, String database, String lost, List<SagaPoint> points) throws Exception {
        Path log = folder.resolve("children.log");
        Map<String, String> settings = settings(database);
        settings.put("trips.lost", lost);
        settings.put("halt.after", "1");
        for (SagaPoint point : points) {
            settings.put("halt.at", point.fullName());
            assertThat(CrashingService.run(saga, settings, log))
                    .as("%s, see %s", point, log)
                    .isEqualTo(HaltAt.EXIT_CODE);
        }
        settings.put("halt.at", "nowhere");
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
