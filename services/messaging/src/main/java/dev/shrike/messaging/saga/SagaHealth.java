package dev.shrike.messaging.saga;

import dev.shrike.messaging.MessagingHealth;
import io.micronaut.context.BeanContext;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Degraded while a saga is stuck or sagas cannot be run. */
@Singleton
final class SagaHealth implements HealthIndicator {
    private final SagaStarter starter;
    private final BeanContext beans;
    private final ExecutorService executor;

    SagaHealth(SagaStarter starter, BeanContext beans, @Named(TaskExecutors.IO) ExecutorService executor) {
        this.starter = starter;
        this.beans = beans;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(this::result, executor));
    }

    private HealthResult result() {
        Map<String, String> details = new TreeMap<>();
        HealthStatus status = HealthStatus.UP;
        for (SagaScheduler scheduler : starter.started()) {
            Optional<String> fault = scheduler.fault().or(() -> stuck(scheduler));
            if (fault.isPresent()) {
                status = MessagingHealth.DEGRADED;
            }
            details.put(scheduler.name(), fault.orElse("running"));
        }
        return HealthResult.builder("sagas", status).details(details).build();
    }

    private Optional<String> stuck(SagaScheduler scheduler) {
        try {
            long stuck = beans.getBean(Sagas.class, Qualifiers.byName(scheduler.name()))
                    .countStuck();
            return stuck == 0 ? Optional.empty() : Optional.of(stuck + " stuck, waiting for somebody to resume them");
        } catch (RuntimeException e) {
            return Optional.of("the database does not answer: " + e.getClass().getSimpleName());
        }
    }
}
