package dev.shrike.messaging.relay;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;

/** Starts the relays with the application and stops them while databases and NATS are still there. */
@Singleton
final class RelayStarter {
    private final RelaySettings settings;
    private final List<Relay> relays;

    RelayStarter(RelaySettings settings, List<Relay> relays) {
        this.settings = settings;
        this.relays = relays;
    }

    @EventListener
    void onStart(StartupEvent started) {
        if (settings.enabled()) {
            relays.forEach(Relay::start);
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void onStop(ShutdownEvent stopping) {
        relays.forEach(Relay::close);
    }

    List<Relay> started() {
        return settings.enabled() ? relays : List.of();
    }
}
