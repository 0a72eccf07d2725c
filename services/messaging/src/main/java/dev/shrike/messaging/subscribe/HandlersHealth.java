package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.MessagingHealth;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;

/** Down when a handler's thread has died, degraded while one cannot consume. */
@Singleton
final class HandlersHealth implements HealthIndicator {
    private final EventHub hub;

    HandlersHealth(EventHub hub) {
        this.hub = hub;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, String> details = new TreeMap<>();
        HealthStatus status = HealthStatus.UP;
        if (!hub.extending()) {
            status = HealthStatus.DOWN;
            details.put("extending", "the thread that keeps events in hand has ended");
        }
        for (SelectionConsumer consumer : hub.consumers()) {
            if (!consumer.alive() && !consumer.stopping()) {
                status = HealthStatus.DOWN;
            } else if (!consumer.lastFault().isEmpty() && status.equals(HealthStatus.UP)) {
                status = MessagingHealth.DEGRADED;
            }
            details.put(consumer.name(), consumer.alive() ? state(consumer) : "the handler's thread has ended");
        }
        return Publishers.just(
                HealthResult.builder("handlers", status).details(details).build());
    }

    private static String state(SelectionConsumer consumer) {
        return consumer.lastFault().isEmpty() ? "consuming" : consumer.lastFault();
    }
}
