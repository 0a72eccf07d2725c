package dev.shrike.messaging.projection;

import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Gauges of the build of each projection that answers readers. Every instance of a service tells of the same tables: take the
 * maximum, not the sum.
 */
@Singleton
final class ProjectionMeters {
    private final ProjectionHub hub;
    private final Projections projections;
    private final Watch watch;

    ProjectionMeters(ProjectionHub hub, Projections projections, Watch watch) {
        this.hub = hub;
        this.projections = projections;
        this.watch = watch;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE) // after the hub
    void onStart(StartupEvent started) {
        if (hub.slots().isEmpty()) {
            return;
        }
        Measurement<Map<String, ProjectionStatus>> all = watch.every(Watch.PAUSE, "projections", this::byName);
        hub.slots().stream().map(BuildSlot::projection).distinct().forEach(name -> {
            gauge(
                    all,
                    name,
                    "shrike.projection.remaining",
                    "Events still to be applied, as last seen",
                    live -> live.remaining() == null ? Double.NaN : live.remaining());
            gauge(
                    all,
                    name,
                    "shrike.projection.stopped",
                    "Whether it has stopped at an event",
                    live -> live.state() == BuildState.FAILED ? 1 : 0);
        });
    }

    private Map<String, ProjectionStatus> byName() {
        return projections.list().stream()
                .collect(Collectors.toUnmodifiableMap(ProjectionStatus::name, projection -> projection));
    }

    private void gauge(
            Measurement<Map<String, ProjectionStatus>> all,
            String projection,
            String name,
            String description,
            ToDoubleFunction<BuildStatus> number) {
        watch.gauge(
                name,
                description,
                Tags.of("projection", projection),
                all,
                found -> Optional.ofNullable(found.get(projection))
                        .flatMap(ProjectionStatus::live)
                        .map(number::applyAsDouble)
                        .orElse(Double.NaN));
    }
}
