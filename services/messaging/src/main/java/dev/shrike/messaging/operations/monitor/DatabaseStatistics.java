package dev.shrike.messaging.operations.monitor;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Asks a PostgreSQL database how it is doing. Thread-safe. */
@EachBean(DataSource.class)
final class DatabaseStatistics {
    private static final int TIMEOUT_SECONDS = 5;
    private static final String QUESTION = """
            select pg_database_size(current_database()),
                   count(*),
                   coalesce(extract(epoch from max(clock_timestamp() - xact_start)), 0)
            from pg_stat_activity
            where datname = current_database()""";

    private final String name;
    private final DataSource pool;

    /**
     * What it answered.
     *
     * @param oldestTransaction seconds that the oldest transaction has been open; 0 when there is none
     */
    record Numbers(long bytes, long connections, double oldestTransaction) {}

    /** One of each data source. */
    DatabaseStatistics(@Parameter String name, @Parameter DataSource dataSource) {
        this.name = name;
        this.pool = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** The data source's name. */
    String name() {
        return name;
    }

    Numbers now() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(QUESTION)) {
            question.setQueryTimeout(TIMEOUT_SECONDS);
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return new Numbers(row.getLong(1), row.getLong(2), row.getDouble(3));
            }
        }
    }
}
