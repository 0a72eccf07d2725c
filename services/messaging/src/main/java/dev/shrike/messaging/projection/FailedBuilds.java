package dev.shrike.messaging.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Lets the builds of a projection that stopped at an event go on. Each method runs in a transaction of the caller. */
final class FailedBuilds {
    private static final String RETRY = """
            update projection_build set failed_at = null, failed_stream = null, failed_sequence = null, failed_event_id = null,
                failed_aggregate = null, failed_subject = null, failed_type = null, failed_version = null, failed_error = null
            where projection = ? and failed_at is not null""";
    private static final String STOPPED_THERE =
            "where projection = ? and failed_at is not null and failed_event_id = ?";
    private static final String HOLD = "select build from projection_build " + STOPPED_THERE + " for update";
    private static final String SET_ASIDE = """
            insert into projection_set_aside (projection, build, stream, sequence, subject, event_id, reason)
            select projection, build, failed_stream, failed_sequence, failed_subject, failed_event_id, 'skipped: ' || failed_error
            from projection_build""" + " " + STOPPED_THERE;
    private static final String MOVE = """
            update projection_position at set sequence = stopped.failed_sequence
            from (select projection, build, failed_stream, failed_sequence from projection_build""" + " " + STOPPED_THERE + """
            ) stopped
            where at.projection = stopped.projection and at.build = stopped.build and at.stream = stopped.failed_stream""";
    private static final String COUNT = "update projection_build set set_aside = set_aside + 1 " + STOPPED_THERE;

    private FailedBuilds() {}

    /** Lets all of them try again. Returns how many there were. */
    static int retry(Connection connection, String projection) throws SQLException {
        return Sql.update(connection, RETRY, projection);
    }

    /** Lets those that stopped at that event go on behind it, and the others try again. Returns how many stopped there. */
    static int skip(Connection connection, String projection, UUID event) throws SQLException {
        String id = event.toString();
        int stopped =
                Sql.list(connection, row -> row.getInt(1), HOLD, projection, id).size();
        if (stopped > 0) {
            Sql.update(connection, SET_ASIDE, projection, id);
            Sql.update(connection, MOVE, projection, id);
            Sql.update(connection, COUNT, projection, id);
            retry(connection, projection);
        }
        return stopped;
    }
}
