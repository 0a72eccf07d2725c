package dev.shrike.users.keys;

import dev.shrike.gdpr.vault.KekRotation;
import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gauges of the key-encryption key. Every instance tells of the same tables: take the maximum, not the sum. */
@Singleton
class KekMeters {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final KekRotation rotation;
    private final KekKeeper keeper;
    private final KekSettings settings;
    private final Clock clock;
    private final Watch watch;

    KekMeters(KekRotation rotation, KekKeeper keeper, KekSettings settings, Clock clock, Watch watch) {
        this.rotation = rotation;
        this.keeper = keeper;
        this.settings = settings;
        this.clock = clock;
        this.watch = watch;
    }

    @EventListener
    void onStart(StartupEvent started) {
        Measurement<Optional<Instant>> began = watch.every(PAUSE, "key-encryption key", rotation::currentBegan);
        watch.gauge(
                "shrike.kek.age.seconds",
                "How long the key-encryption key at work has been it",
                Tags.empty(),
                began,
                it -> it.map(since -> (double)
                                Duration.between(since, clock.instant()).toSeconds())
                        .orElse(Double.NaN));
        watch.gauge(
                "shrike.kek.epoch.seconds",
                "After how long another one takes over; NaN when none does by itself",
                Tags.empty(),
                () -> settings.rotates() ? settings.epoch().toSeconds() : Double.NaN);
        watch.gauge(
                "shrike.kek.kept",
                "Whether the epochs are looked after: the last attempt went well",
                Tags.empty(),
                () -> keeper.alive() && keeper.trouble().isEmpty() ? 1 : 0);
    }
}
