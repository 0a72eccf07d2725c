package dev.shrike.messaging.copy;

import dev.shrike.messaging.MessagingHealth;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;

/** Degraded while a copy waits for its owner longer than it should. */
@Singleton
final class CopyHealth implements HealthIndicator {
    private final CopyStarter starter;

    CopyHealth(CopyStarter starter) {
        this.starter = starter;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, String> details = new TreeMap<>();
        HealthStatus status = HealthStatus.UP;
        for (Synchronisation<?> one : starter.started()) {
            Synchronisation.Progress progress = one.progress();
            details.put(one.name(), progress.detail());
            if (progress.late()) {
                status = MessagingHealth.DEGRADED;
            }
        }
        return Publishers.just(
                HealthResult.builder("copies", status).details(details).build());
    }
}
