package dev.shrike.messaging.nats;

import dev.shrike.messaging.MessagingHealth;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Degraded while there is no connection to NATS. */
@Singleton
final class NatsHealth implements HealthIndicator {
    private final NatsConnection nats;

    NatsHealth(NatsConnection nats) {
        this.nats = nats;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(result().build());
    }

    private HealthResult.Builder result() {
        try {
            return HealthResult.builder("nats", HealthStatus.UP).details(Map.of("version", nats.serverVersion()));
        } catch (NatsUnavailableException e) {
            return HealthResult.builder("nats", MessagingHealth.DEGRADED).details(Map.of("reason", e.getMessage()));
        }
    }
}
