package dev.shrike.analytics.query;

import dev.shrike.analytics.database.Database;
import dev.shrike.analytics.query.QueryException.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One query while it runs. Runs on one thread, and is cancelled by any. */
final class RunningQuery implements Callable<QueryResult> {
    private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);
    private static final String READ_ONLY = "begin transaction read only";
    /** What the driver says of a streamed result whose first rows failed; the reason is lost. */
    private static final String REASON_LOST = "Invalid result set";

    private final Database database;
    private final StatementCheck check;
    private final Query query;
    private Statement statement;
    private boolean cancelled;

    RunningQuery(Database database, StatementCheck check, Query query) {
        this.database = database;
        this.check = check;
        this.query = query;
    }

    @Override
    public QueryResult call() throws SQLException {
        long begun = System.nanoTime();
        try (DuckDBConnection connection = database.connect()) {
            Set<String> tables = check.check(connection, query.sql());
            begin(connection);
            ResultReader reader = new ResultReader();
            try (DuckDBPreparedStatement prepared = prepare(connection)) {
                try (ResultSet result = prepared.executeQuery()) {
                    reader.read(result, query.limits());
                }
            } catch (SQLException e) {
                throw reason(connection, e);
            } finally {
                running(null);
            }
            return new QueryResult(
                    reader.columns(),
                    reader.rows(),
                    reader.truncated(),
                    tables,
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Ends it as soon as the database notices. */
    synchronized void cancel() {
        cancelled = true;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                LOG.debug("Not cancelled: {}", e.getMessage());
            }
        }
    }

    private synchronized void running(Statement now) {
        statement = now;
        if (now != null && cancelled) {
            throw new QueryException(Kind.TIME, "The query was cancelled");
        }
    }

    static void begin(DuckDBConnection connection) throws SQLException {
        try (Statement begin = connection.createStatement()) {
            begin.execute(READ_ONLY);
        }
    }

    private DuckDBPreparedStatement prepare(DuckDBConnection connection) throws SQLException {
        DuckDBPreparedStatement prepared = (DuckDBPreparedStatement) connection.prepareStatement(query.sql());
        running(prepared);
        for (int i = 0; i < query.parameters().size(); i++) {
            prepared.setObject(i + 1, query.parameters().get(i));
        }
        return prepared;
    }

    /** Where the reason was lost, the statement is begun once more the other way, which tells it. */
    private QueryException reason(DuckDBConnection connection, SQLException failure) throws SQLException {
        if (!failure.getMessage().contains(REASON_LOST) || isCancelled()) {
            return SqlErrors.of(query.sql(), failure.getMessage(), 0, failure);
        }
        try (Statement again = connection.createStatement()) {
            again.execute("rollback");
        }
        begin(connection);
        try (DuckDBPreparedStatement prepared = prepare(connection);
                DuckDBChunkedResult result = prepared.query()) {
            return new QueryException(
                    Kind.INVALID, "The query failed while it ran, and not again: " + result.columnCount());
        } catch (SQLException e) {
            return SqlErrors.of(query.sql(), e.getMessage(), 0, e);
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }
}
