package dev.shrike.users.right;

import dev.shrike.messaging.MessagingHealth;
import dev.shrike.users.right.DeadlineCounts.Counts;
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

/** Degraded while a request is overdue, a legal hold waits to be reviewed, or nobody can say. */
@Singleton
final class DeadlineHealth implements HealthIndicator {

    private static final String NAME = "deadlines";

    private final DeadlineCounts counts;
    private final ExecutorService executor;

    DeadlineHealth(DeadlineCounts counts, @Named(TaskExecutors.IO) ExecutorService executor) {
        this.counts = counts;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(this::result, executor));
    }

    private HealthResult result() {
        try {
            Counts now = counts.now();
            return HealthResult.builder(NAME, now.late() ? MessagingHealth.DEGRADED : HealthStatus.UP)
                    .details(Map.of(
                            "open", now.open(),
                            "overdue", now.overdue(),
                            "due_soon", now.dueSoon(),
                            "holds_to_review", now.holdsToReview()))
                    .build();
        } catch (RuntimeException e) {
            return HealthResult.builder(NAME, MessagingHealth.DEGRADED)
                    .details("the database does not answer: " + e.getClass().getSimpleName())
                    .build();
        }
    }
}
