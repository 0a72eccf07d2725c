package dev.shrike.analytics.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * One DuckDB in memory. Nothing it is asked can open a file or the network, load an extension or change a setting: that is shut
 * before the first statement, and locked. Results are streamed; error messages are JSON with a position. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final String IN_MEMORY = "jdbc:duckdb:";

    private static final String USED = "select sum(memory_usage_bytes)::bigint from duckdb_memory()";

    private final DuckDBConnection root;
    private final long memoryBytes;

    private Database(DuckDBConnection root, long memoryBytes) {
        this.root = root;
        this.memoryBytes = memoryBytes;
    }

    /**
     * Opens an empty one.
     *
     * @param memory what tables and queries may take together, as in {@code 256MB}; never more, as nothing is spilled to disk
     * @param threads that one query may use
     */
    public static Database open(String memory, int threads) {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            DuckDBConnection root = (DuckDBConnection) DriverManager.getConnection(IN_MEMORY, properties);
            try (Statement statement = root.createStatement()) {
                for (String setting : settings(memory, threads)) {
                    statement.execute("set global " + setting);
                }
            }
            return new Database(root, bytes(memory));
        } catch (SQLException e) {
            throw new AnalyticsException("DuckDB does not open: " + e.getMessage(), e);
        }
    }

    private static List<String> settings(String memory, int threads) {
        return List.of(
                "memory_limit = '" + memory.replace("'", "") + "'",
                "threads = " + threads,
                "temp_directory = ''",
                "max_temp_directory_size = '0KiB'",
                "timezone = 'UTC'",
                "errors_as_json = true",
                "max_expression_depth = 250",
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "allow_community_extensions = false",
                "allow_unsigned_extensions = false",
                "enable_external_access = false",
                "lock_configuration = true");
    }

    /** A connection of its own for one thread; to be closed. */
    public DuckDBConnection connect() throws SQLException {
        return root.duplicate();
    }

    /** Runs statements of ours one after another, each in its own transaction. */
    public void run(List<String> statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AnalyticsException("DuckDB refused a statement: " + e.getMessage(), e);
        }
    }

    /** The first column of what a statement of ours gives. */
    public List<String> strings(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AnalyticsException("DuckDB refused a question: " + e.getMessage(), e);
        }
    }

    /** Whether tables and queries take half of the memory or more. */
    public boolean isHalfFull() {
        return Long.parseLong(strings(USED).getFirst()) >= memoryBytes / 2;
    }

    private static long bytes(String memory) {
        long unit = memory.endsWith("GB") ? 1_000_000_000 : 1_000_000;
        return Long.parseLong(memory.replaceAll("[^0-9]", "")) * unit;
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new AnalyticsException("DuckDB does not close: " + e.getMessage(), e);
        }
    }
}
