package dev.shrike.users.keys;

import dev.shrike.messaging.MessagingHealth;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Degraded while the key-encryption key cannot be looked after; down when nobody does it any more. */
@Singleton
class KekHealth implements HealthIndicator {

    private final KekKeeper keeper;

    KekHealth(KekKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Optional<String> trouble = keeper.trouble();
        HealthStatus troubled = keeper.alive() ? MessagingHealth.DEGRADED : HealthStatus.DOWN;
        HealthStatus status = trouble.isEmpty() && keeper.alive() ? HealthStatus.UP : troubled;
        HealthResult.Builder result = HealthResult.builder("kek", status);
        trouble.ifPresent(reason -> result.details(Map.of("reason", reason)));
        return Publishers.just(result.build());
    }
}
