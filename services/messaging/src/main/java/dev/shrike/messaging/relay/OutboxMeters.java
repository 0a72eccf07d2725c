package dev.shrike.messaging.relay;

import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Gauges of what waits in each outbox. Every instance of a service tells of the same table: take the maximum, not the sum. */
@Singleton
final class OutboxMeters {
    private final RelayStarter relays;
    private final Watch watch;

    OutboxMeters(RelayStarter relays, Watch watch) {
        this.relays = relays;
        this.watch = watch;
    }

    @EventListener
    void onStart(StartupEvent started) {
        relays.started().forEach(this::watch);
    }

    private void watch(Relay relay) {
        Tags tags = Tags.of("datasource", relay.dataSource());
        Measurement<Backlog> backlog = watch.every(Watch.PAUSE, "outbox of " + relay.dataSource(), relay::backlog);
        watch.gauge(
                "shrike.outbox.waiting",
                "Committed events that are not published yet, counted up to " + Backlog.MOST,
                tags,
                backlog,
                Backlog::rows);
        watch.gauge(
                "shrike.outbox.oldest.age.seconds",
                "How long the oldest of them has waited; 0 when none waits",
                tags,
                backlog,
                Backlog::age);
    }
}
