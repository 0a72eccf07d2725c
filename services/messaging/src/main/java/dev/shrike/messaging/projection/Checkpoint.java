package dev.shrike.messaging.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How far a build has come, and who may bring it further. Whoever lost the lease finds that out in the transaction that would
 * have moved the position, which then rolls back; the database's clock decides. Each method runs in a transaction of the caller.
 */
final class Checkpoint {
    private static final String CLAIM = """
            update projection_build set runner = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
            where projection = ? and role = ? and version = ? and failed_at is null
              and (runner is null or runner = ? or leased_until <= clock_timestamp()
                or leased_until > clock_timestamp() + make_interval(secs => ?))
            returning build, schema_name""";
    private static final String ADVANCE = """
            update projection_build set events = events + ?, set_aside = set_aside + ?, remaining = ?, rate = ?, caught_up = ?, fault = null,
                leased_until = clock_timestamp() + make_interval(secs => ?)
            where projection = ? and build = ? and role = ? and runner = ? and failed_at is null""";
    private static final String MOVE = """
            insert into projection_position (projection, build, stream, stream_created, sequence)
            values (?, ?, ?, ?, ?)
            on conflict (projection, build, stream)
            do update set sequence = excluded.sequence, stream_created = excluded.stream_created""";
    private static final String SET_ASIDE = """
            insert into projection_set_aside (projection, build, stream, sequence, subject, event_id, reason)
            select ?, ?, ?, ?, ?, ?, ?
            where (select count(*) from projection_set_aside where projection = ? and build = ?) < 1000""";
    private static final String FAIL = """
            update projection_build set failed_at = now(), failed_stream = ?, failed_sequence = ?, failed_event_id = ?,
                failed_aggregate = ?, failed_subject = ?, failed_type = ?, failed_version = ?, failed_error = ?, fault = null, rate = 0, runner = null, leased_until = null
            where projection = ? and build = ? and runner = ?""";
    private static final String WAIT = """
            update projection_build set fault = ?, rate = 0 where projection = ? and build = ? and runner = ?""";
    private static final String RELEASE =
            "update projection_build set runner = null, leased_until = null where projection = ? and build = ? and runner = ?";

    /** A lease that ends later than so many of ours, or seconds, was given before the database's clock was moved back. */
    private static final int LONGEST_LEASES = 10;

    private static final double LONGEST_SECONDS = 120;

    private final UUID runner;
    private final double leaseSeconds;

    Checkpoint(UUID runner, Duration lease) {
        this.runner = runner;
        this.leaseSeconds = lease.toMillis() / 1_000.0;
    }

    /** A last applied sequence, and the incarnation of the stream in which it counts. */
    record Position(Instant created, long sequence) {}

    /** Takes the build of that role, if there is one of the code's version, not failed, and nobody runs it. */
    Optional<Build> claim(Connection connection, Projection projection, BuildRole role) throws SQLException {
        return Sql.list(
                        connection,
                        row -> new Build(
                                projection.name(), row.getInt(1), projection.version(), role, row.getString(2)),
                        CLAIM,
                        runner,
                        leaseSeconds,
                        projection.name(),
                        role.column(),
                        projection.version(),
                        runner,
                        Math.max(LONGEST_SECONDS, LONGEST_LEASES * leaseSeconds))
                .stream()
                .findFirst();
    }

    /** Counts applied events, tells the progress and renews the lease. */
    void advance(Connection connection, Build build, int events, int aside, Progress progress) throws SQLException {
        int rows = Sql.update(
                connection,
                ADVANCE,
                events,
                aside,
                progress.remaining(),
                progress.rate(),
                progress.caughtUp(),
                leaseSeconds,
                build.projection(),
                build.number(),
                build.role().column(),
                runner);
        if (rows == 0) {
            throw new LeaseLostException(build);
        }
    }

    void move(Connection connection, Build build, String stream, Position to) throws SQLException {
        Sql.update(
                connection,
                MOVE,
                build.projection(),
                build.number(),
                stream,
                to.created().atOffset(ZoneOffset.UTC),
                to.sequence());
    }

    /** Notes a message that is no event, so that it is passed over but not forgotten; the first thousand of a build. */
    void setAside(Connection connection, Build build, Tailed.Unreadable message) throws SQLException {
        Sql.update(
                connection,
                SET_ASIDE,
                build.projection(),
                build.number(),
                message.stream(),
                message.sequence(),
                message.subject(),
                message.id(),
                message.reason(),
                build.projection(),
                build.number());
    }

    void fail(Connection connection, Build build, FailedEvent failed) throws SQLException {
        Sql.update(
                connection,
                FAIL,
                failed.stream(),
                failed.sequence(),
                failed.eventId(),
                failed.aggregate(),
                failed.subject(),
                failed.type(),
                failed.version(),
                failed.error(),
                build.projection(),
                build.number(),
                runner);
    }

    void waitFor(Connection connection, Build build, String fault) throws SQLException {
        Sql.update(connection, WAIT, fault, build.projection(), build.number(), runner);
    }

    void release(Connection connection, Build build) throws SQLException {
        Sql.update(connection, RELEASE, build.projection(), build.number(), runner);
    }

    /** Keeps the build where it is until the transaction ends. */
    static void hold(Connection connection, Build build) throws SQLException {
        Sql.list(
                connection,
                row -> row.getInt(1),
                "select build from projection_build where projection = ? and build = ? for update",
                build.projection(),
                build.number());
    }

    static Map<String, Position> positions(Connection connection, String projection, int build) throws SQLException {
        Map<String, Position> all = new TreeMap<>();
        Sql.list(
                connection,
                row -> all.put(
                        row.getString(1),
                        new Position(row.getObject(2, OffsetDateTime.class).toInstant(), row.getLong(3))),
                "select stream, stream_created, sequence from projection_position where projection = ? and build = ?",
                projection,
                build);
        return all;
    }
}
