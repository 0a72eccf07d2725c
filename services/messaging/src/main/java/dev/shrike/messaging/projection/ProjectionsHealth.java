package dev.shrike.messaging.projection;

import dev.shrike.messaging.MessagingHealth;
import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Down when a projection's thread has died; degraded while one has stopped at an event, or what it needs is away. */
@Singleton
final class ProjectionsHealth implements HealthIndicator {
    private final ProjectionHub hub;
    private final Projections projections;
    private final ExecutorService blocking;

    ProjectionsHealth(
            ProjectionHub hub, Projections projections, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.hub = hub;
        this.projections = projections;
        this.blocking = blocking;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        if (hub.slots().isEmpty()) {
            return Publishers.just(
                    HealthResult.builder("projections", HealthStatus.UP).build());
        }
        return new AsyncSingleResultPublisher<>(blocking, this::result);
    }

    private HealthResult result() {
        Map<String, String> details = new LinkedHashMap<>();
        HealthStatus status = HealthStatus.UP;
        try {
            for (ProjectionStatus projection : projections.list()) {
                String trouble = trouble(projection);
                details.put(projection.name(), trouble.isEmpty() ? state(projection) : trouble);
                status = trouble.isEmpty() ? status : MessagingHealth.DEGRADED;
            }
        } catch (Exception e) { // what the database throws comes unwrapped
            details.put("state", "cannot be read: " + e.getClass().getSimpleName());
            status = MessagingHealth.DEGRADED;
        }
        for (BuildSlot slot : hub.slots()) {
            if (!slot.alive()) {
                details.put(slot.projection(), "the projection's thread has ended");
                status = HealthStatus.DOWN;
            } else if (!slot.lastFault().isEmpty() && !status.equals(HealthStatus.DOWN)) {
                details.put(slot.projection(), slot.lastFault());
                status = MessagingHealth.DEGRADED;
            }
        }
        return HealthResult.builder("projections", status).details(details).build();
    }

    private static String state(ProjectionStatus projection) {
        String live = projection.live().map(build -> build.state().name()).orElse("not made yet");
        long aside = projection.live().map(BuildStatus::setAside).orElse(0L);
        return live
                + (aside == 0 ? "" : ", " + aside + " messages set aside")
                + projection.building().map(build -> ", rebuilding").orElse("");
    }

    private static String trouble(ProjectionStatus projection) {
        Optional<String> failed = projection.builds().stream()
                .filter(build -> build.state() == BuildState.FAILED && build.failed() != null)
                .map(build -> "build " + build.build() + " has stopped: "
                        + build.failed().line())
                .findFirst();
        return failed.orElseGet(() -> projection.builds().stream()
                .filter(build -> build.state() != BuildState.RETIRED && build.waitsFor() != null)
                .map(BuildStatus::waitsFor)
                .findFirst()
                .orElseGet(() -> abandoned(projection)));
    }

    /** Tables of a newer version are followed by instances of that version only. */
    private static String abandoned(ProjectionStatus projection) {
        return projection
                .live()
                .filter(live -> live.state() == BuildState.WAITING && live.version() > projection.version())
                .map(live -> "its tables are of version " + live.version() + ", and no instance of that runs")
                .orElse("");
    }
}
