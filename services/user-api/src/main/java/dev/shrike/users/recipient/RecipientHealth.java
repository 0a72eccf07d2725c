package dev.shrike.users.recipient;

import dev.shrike.messaging.MessagingHealth;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Degraded while a recipient could not be told of something, or nobody can say. */
@Singleton
final class RecipientHealth implements HealthIndicator {

    private static final String NAME = "recipients";

    private final DeliveryTable deliveries;
    private final ExecutorService executor;

    RecipientHealth(DeliveryTable deliveries, @Named(TaskExecutors.IO) ExecutorService executor) {
        this.deliveries = deliveries;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(this::result, executor));
    }

    private HealthResult result() {
        try {
            long failed = deliveries.countFailed();
            return HealthResult.builder(NAME, failed > 0 ? MessagingHealth.DEGRADED : HealthStatus.UP)
                    .details(Map.of("failed", failed))
                    .build();
        } catch (RuntimeException e) {
            return HealthResult.builder(NAME, MessagingHealth.DEGRADED)
                    .details("the database does not answer: " + e.getClass().getSimpleName())
                    .build();
        }
    }
}
