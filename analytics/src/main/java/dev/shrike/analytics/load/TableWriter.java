package dev.shrike.analytics.load;

import dev.shrike.analytics.database.Database;
import dev.shrike.analytics.table.Table;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes changes to tables, those of one table in one transaction: the rows of all keys that may have one are deleted by one join
 * with the keys, and the new rows are inserted. There is no index to keep; a join over a million keys takes about 15 ms. For one
 * thread.
 */
final class TableWriter implements AutoCloseable {
    private static final String KEYS = "create temp table if not exists changed_keys (changed varchar)";

    private final DuckDBConnection connection;
    private final Statement statement;
    private final Map<Table, RowSource> sources;
    private final Map<Table, SeenKeys> seen = new HashMap<>();

    /** @param sources of all tables, known to the database */
    TableWriter(Database database, Map<Table, RowSource> sources) throws SQLException {
        this.sources = sources;
        connection = database.connect();
        statement = connection.createStatement();
        statement.execute(KEYS);
    }

    /** Takes the changes over and says so to the state; or fails, and the table is as before. */
    void write(Table table, Changes changes, TableState state) throws SQLException {
        connection.setAutoCommit(false);
        try {
            long removed = delete(table, changes, state);
            long added = insert(sources.get(table), changes);
            connection.commit();
            state.written(added, removed);
            changes.tell(state);
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Compresses what is there and gives back the memory of rows that are gone; not now if a query runs. */
    void tidy() throws SQLException {
        statement.execute("checkpoint");
    }

    private long delete(Table table, Changes changes, TableState state) throws SQLException {
        SeenKeys before = seen.computeIfAbsent(table, _ -> new SeenKeys(state.expected()));
        int[] changed =
                changes.changed().filter(row -> before.add(changes.hash(row))).toArray();
        if (changed.length == 0) {
            return 0;
        }
        statement.execute("delete from changed_keys");
        try (DuckDBAppender keys = connection.createAppender("temp", "main", "changed_keys")) {
            for (int row : changed) {
                String key = new String(changes.rows().text(row, 0), StandardCharsets.UTF_8);
                keys.beginRow().append(key).endRow();
            }
        }
        return statement.executeUpdate(
                "delete from \"" + table.name() + "\" where _key in (select changed from changed_keys)");
    }

    private long insert(RowSource source, Changes changes) throws SQLException {
        source.offer(changes.rows(), changes.present());
        try {
            return statement.executeUpdate(source.insertion());
        } finally {
            source.forget();
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
