package dev.shrike.bench.sql;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB's appender alone: as many rows of the same shape, made of values that are there already. */
final class BareLoad {
    private static final String TABLE = "create table tick (_key varchar, _id uuid, _type varchar, _version varchar,"
            + " _source varchar, _time timestamptz, _published_at timestamptz, _correlation_id varchar,"
            + " _causation_id varchar, _upcast_from varchar, _partition integer, _offset bigint, user_id varchar,"
            + " image_url varchar, species varchar, count integer, observed_at varchar, location json, note varchar)";

    private BareLoad() {}

    /** Says how many rows there are then. */
    static long run(int rows) throws SQLException {
        String image = "https://images.example/observations/123456.jpg";
        String user = new UUID(1, 4).toString();
        UUID id = new UUID(1, 2);
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = 2");
            statement.execute(TABLE);
            try (DuckDBAppender row = connection.createAppender("tick")) {
                for (int i = 0; i < rows; i++) {
                    row.beginRow()
                            .append(image)
                            .append(id)
                            .append("new")
                            .append("1.1")
                            .append("services/TickAPI");
                    row.appendEpochMicros(i)
                            .appendEpochMicros(i)
                            .appendNull()
                            .appendNull()
                            .appendNull();
                    row.append(i % 6)
                            .append((long) i)
                            .append(user)
                            .append(image)
                            .append("Genus55 species123");
                    row.append(i % 9)
                            .append("2026-11-20")
                            .appendNull()
                            .appendNull()
                            .endRow();
                }
            }
            return rows;
        }
    }
}
