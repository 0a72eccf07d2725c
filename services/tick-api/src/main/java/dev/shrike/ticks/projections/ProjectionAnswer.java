package dev.shrike.ticks.projections;

import dev.shrike.messaging.projection.BuildState;
import dev.shrike.messaging.projection.BuildStatus;
import dev.shrike.messaging.projection.FailedEvent;
import dev.shrike.messaging.projection.ProjectionStatus;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A projection with its builds, oldest first.
 *
 * @param state of the live build
 */
@Introspected
@Schema(name = "Projection")
record ProjectionAnswer(String name, String dataSource, int version, BuildState state, List<Build> builds) {

    static ProjectionAnswer of(ProjectionStatus status) {
        return new ProjectionAnswer(
                status.name(),
                status.dataSource(),
                status.version(),
                status.live().map(BuildStatus::state).orElse(BuildState.WAITING),
                status.builds().stream().map(Build::of).toList());
    }

    /**
     * One set of tables.
     *
     * @param done events applied
     * @param total events applied and left
     * @param eventsPerSecond lately
     * @param remainingSeconds at that rate
     * @param positions last applied sequence by stream
     */
    @Introspected
    @Schema(name = "ProjectionBuild")
    record Build(
            int build,
            int version,
            String role,
            BuildState state,
            long done,
            long total,
            long setAside,
            long eventsPerSecond,
            @Nullable Long remainingSeconds,
            Instant createdAt,
            @Nullable Instant liveSince,
            Map<String, Long> positions,
            @Nullable String waitsFor,
            @Nullable Failure failed) {

        static Build of(BuildStatus status) {
            return new Build(
                    status.build(),
                    status.version(),
                    status.role().name(),
                    status.state(),
                    status.events(),
                    status.total(),
                    status.setAside(),
                    Math.round(status.rate()),
                    status.remainingTime().map(time -> time.toSeconds()).orElse(null),
                    status.createdAt(),
                    status.liveSince(),
                    status.positions().sequences(),
                    status.waitsFor(),
                    status.failed() == null ? null : Failure.of(status.failed()));
        }
    }

    /** The event at which a build stopped, and why. */
    @Introspected
    @Schema(name = "ProjectionFailure")
    record Failure(
            @Nullable String stream,
            @Nullable Long sequence,
            @Nullable String id,
            @Nullable String type,
            @Nullable String version,
            @Nullable String aggregate,
            String error,
            Instant at) {

        static Failure of(FailedEvent failed) {
            return new Failure(
                    failed.stream(),
                    failed.sequence(),
                    failed.eventId(),
                    failed.type(),
                    failed.version(),
                    failed.aggregate(),
                    failed.error(),
                    failed.at());
        }
    }
}
