package dev.shrike.messaging.watch;

import dev.shrike.messaging.nats.NatsConnection;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** A gauge of the connection to NATS. */
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
