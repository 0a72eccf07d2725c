package dev.shrike.rest.eviction;

import dev.shrike.messaging.MessagingHealth;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Degraded while the key caches are closed: everything works, and the vault is asked for each value. */
@Singleton
final class KeyCacheHealth implements HealthIndicator {

    private final CacheGate gate;

    KeyCacheHealth(CacheGate gate) {
        this.gate = gate;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        String reason = gate.reason();
        return Publishers.just(
                reason == null
                        ? HealthResult.builder("key-cache", HealthStatus.UP).build()
                        : HealthResult.builder("key-cache", MessagingHealth.DEGRADED)
                                .details(Map.of("closed", reason))
                                .build());
    }
}
