package dev.shrike.messaging.relay;

import dev.shrike.messaging.MessagingHealth;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Down when a relay's thread has died, degraded while a relay cannot publish. */
@Singleton
final class RelayHealth implements HealthIndicator {
    private final RelayStarter relays;

    RelayHealth(RelayStarter relays) {
        this.relays = relays;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, String> details = new LinkedHashMap<>();
        HealthStatus status = HealthStatus.UP;
        for (Relay relay : relays.started()) {
            if (!relay.alive()) {
                status = HealthStatus.DOWN;
            } else if (!relay.lastFault().isEmpty() && status.equals(HealthStatus.UP)) {
                status = MessagingHealth.DEGRADED;
            }
            details.put(relay.dataSource(), relay.alive() ? state(relay) : "the relay's thread has ended");
        }
        return Publishers.just(
                HealthResult.builder("outbox", status).details(details).build());
    }

    private static String state(Relay relay) {
        return relay.lastFault().isEmpty() ? "publishing" : relay.lastFault();
    }
}
