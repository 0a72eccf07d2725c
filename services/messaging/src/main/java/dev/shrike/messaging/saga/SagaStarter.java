package dev.shrike.messaging.saga;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;

/** Starts the schedulers with the application and stops them while databases and NATS are still there. */
@Singleton
final class SagaStarter {
    private final SagaSettings settings;
    private final List<SagaScheduler> schedulers;
    private volatile List<SagaScheduler> started = List.of();

    SagaStarter(SagaSettings settings, List<SagaScheduler> schedulers) {
        this.settings = settings;
        this.schedulers = schedulers;
    }

    @EventListener
    void onStart(StartupEvent event) {
        if (settings.enabled()) {
            started = schedulers.stream().filter(SagaScheduler::needed).toList();
            started.forEach(SagaScheduler::start);
        }
    }

    @EventListener
    @Order(0) // after the handlers, which may start sagas, and before the relays, which publish what steps append
    void onStop(ShutdownEvent event) {
        started.forEach(SagaScheduler::stop);
    }

    List<SagaScheduler> started() {
        return started;
    }
}
