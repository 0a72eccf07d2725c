package dev.shrike.messaging.nats;

import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** A gauge of the connection. */
@Singleton
final class NatsMeters {
    private final NatsConnection nats;
    private final Watch watch;

    NatsMeters(NatsConnection nats, Watch watch) {
        this.nats = nats;
        this.watch = watch;
    }

    @EventListener
    void onStart(StartupEvent started) {
        watch.gauge(
                "shrike.nats.connected",
                "Whether this instance is connected to NATS",
                Tags.empty(),
                () -> nats.connected() ? 1 : 0);
    }
}
