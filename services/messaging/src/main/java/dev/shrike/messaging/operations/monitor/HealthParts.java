package dev.shrike.messaging.operations.monitor;

import dev.shrike.messaging.MessagingHealth;
import dev.shrike.messaging.nats.NatsConnection;
import io.micronaut.context.BeanContext;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process' own health checks as parts. PostgreSQL goes by its name, and a lost connection to NATS is seen as NATS being down: the
 * process itself goes on without either. A check that does not answer in time says nothing.
 */
@Singleton
final class HealthParts implements PartsSource {
    private static final String NATS = "nats";

    /** What they say of disk, threads and discovery is told in other ways, but for databases. */
    private static final String OF_THE_FRAMEWORK = "io.micronaut.";

    private static final String DATABASES = "jdbc";
    private static final String POSTGRES = "postgres";

    /** Told in more detail by somebody else. */
    private static final List<String> OTHERS = List.of(NATS, "servers");

    private final BeanContext context;
    private final NatsConnection nats;

    /** @param context has the checks; they are looked up when they are asked, as they need what is only there after the start */
    HealthParts(BeanContext context, NatsConnection nats) {
        this.context = context;
        this.nats = nats;
    }

    @Override
    public List<PartState> parts() throws InterruptedException {
        List<PartState> parts = new ArrayList<>();
        parts.add(
                nats.connected()
                        ? PartState.of(NATS, PartHealth.UP, "")
                        : PartState.of(NATS, PartHealth.DOWN, "there is no connection"));
        List<Callable<Optional<PartState>>> questions = new ArrayList<>();
        context.getBeansOfType(HealthIndicator.class).forEach(check -> questions.add(() -> part(check)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<PartState>> answer : threads.invokeAll(questions)) {
                answer.get().ifPresent(parts::add);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A health check cannot be asked", e.getCause());
        }
        return parts;
    }

    private static Optional<PartState> part(HealthIndicator check) throws InterruptedException {
        try {
            HealthResult result = FirstOf.publisher(check.getResult())
                    .get(Monitor.PATIENCE.toMillis() * 3 / 4, TimeUnit.MILLISECONDS);
            boolean framework = check.getClass().getName().startsWith(OF_THE_FRAMEWORK);
            if (result == null
                    || OTHERS.contains(result.getName())
                    || (framework && !DATABASES.equals(result.getName()))) {
                return Optional.empty();
            }
            String name = DATABASES.equals(result.getName()) ? POSTGRES : result.getName();
            return Optional.of(PartState.of(name, health(result.getStatus()), framework ? "" : reason(result)));
        } catch (TimeoutException | ExecutionException silent) {
            return Optional.empty();
        }
    }

    private static PartHealth health(HealthStatus status) {
        if (HealthStatus.UP.equals(status)) {
            return PartHealth.UP;
        }
        return MessagingHealth.DEGRADED.equals(status) ? PartHealth.DEGRADED : PartHealth.DOWN;
    }

    private static String reason(HealthResult result) {
        return result.getDetails() instanceof Map<?, ?> details && details.get("reason") instanceof String reason
                ? reason
                : "";
    }
}
