package dev.shrike.messaging.projection;

import dev.shrike.messaging.read.StreamPositions;
import io.micronaut.core.annotation.Nullable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads how the builds of a projection are getting on. */
final class BuildRows {
    private static final String SELECT = """
            select *, coalesce(leased_until > clock_timestamp(), false) as leased
            from projection_build where projection = ? order by build""";

    private BuildRows() {}

    static List<BuildStatus> of(Connection connection, String projection) throws SQLException {
        List<BuildStatus> all = new ArrayList<>();
        for (BuildStatus build : Sql.list(connection, BuildRows::read, SELECT, projection)) {
            all.add(withPositions(build, Checkpoint.positions(connection, projection, build.build())));
        }
        return all;
    }

    private static BuildStatus read(ResultSet row) throws SQLException {
        BuildRole role = BuildRole.of(row.getString("role"));
        FailedEvent failed = failed(row);
        return new BuildStatus(
                row.getInt("build"),
                row.getInt("version"),
                role,
                state(role, failed != null, row.getBoolean("leased"), row.getBoolean("caught_up")),
                row.getLong("events"),
                row.getLong("set_aside"),
                row.getObject("remaining", Long.class),
                row.getDouble("rate"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "live_since"),
                StreamPositions.start(),
                row.getString("fault"),
                failed);
    }

    private static BuildState state(BuildRole role, boolean failed, boolean leased, boolean caughtUp) {
        if (role == BuildRole.RETIRED) {
            return BuildState.RETIRED;
        }
        if (failed) {
            return BuildState.FAILED;
        }
        if (!leased) {
            return BuildState.WAITING;
        }
        if (role == BuildRole.BUILDING) {
            return BuildState.REBUILDING;
        }
        return caughtUp ? BuildState.RUNNING : BuildState.CATCHING_UP;
    }

    @Nullable
    private static FailedEvent failed(ResultSet row) throws SQLException {
        Instant at = instant(row, "failed_at");
        return at == null
                ? null
                : new FailedEvent(
                        row.getString("failed_stream"),
                        row.getObject("failed_sequence", Long.class),
                        row.getString("failed_event_id"),
                        row.getString("failed_type"),
                        row.getString("failed_version"),
                        row.getString("failed_aggregate"),
                        row.getString("failed_subject"),
                        row.getString("failed_error"),
                        at);
    }

    @Nullable
    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static BuildStatus withPositions(BuildStatus build, Map<String, Checkpoint.Position> positions) {
        Map<String, Long> sequences = positions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sequence()));
        return new BuildStatus(
                build.build(),
                build.version(),
                build.role(),
                build.state(),
                build.events(),
                build.setAside(),
                build.remaining(),
                build.rate(),
                build.createdAt(),
                build.liveSince(),
                new StreamPositions(sequences),
                build.waitsFor(),
                build.failed());
    }
}
