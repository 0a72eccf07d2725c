package dev.shrike.messaging.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * The tables of one build inside the transaction that applies a batch of events. Writes are gathered and sent many at a time,
 * in the order in which they were made. Used by one thread.
 */
public final class ProjectionTables {
    private static final int MOST = 2_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private PreparedStatement gathering;
    private int gathered;

    ProjectionTables(Connection connection) {
        this.connection = connection;
    }

    /**
     * Runs an insert, update or delete, at the latest when the batch of events ends.
     *
     * <p>With {@code reWriteBatchedInserts} the driver joins the rows of {@code insert ... values (?)} into one statement, and
     * PostgreSQL refuses {@code on conflict do update} when it meets a key twice there. {@code insert ... select ?} is not joined.
     *
     * @param values of the parameters, null included; an {@link Instant} is a {@code timestamptz}
     */
    public void write(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        if (statement != gathering) {
            flush();
            gathering = statement;
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
        }
        statement.addBatch();
        gathered++;
        if (gathered == MOST) {
            flush();
        }
    }

    /** The transaction's connection, for reading what was written; everything written so far has been sent. */
    public Connection connection() throws SQLException {
        flush();
        return connection;
    }

    /** Sends what is left. */
    void finish() throws SQLException {
        flush();
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }

    private void flush() throws SQLException {
        if (gathered > 0) {
            gathered = 0;
            gathering.executeBatch();
        }
    }
}
