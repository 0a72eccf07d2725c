package dev.shrike.messaging.saga;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, so that instances agree on when a saga is due, whatever their own clocks say. Asks the database from time to
 * time and counts on by the JVM's stopwatch, which nobody moves. Thread-safe.
 */
@EachBean(DataSource.class)
final class DatabaseClock {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final long GOOD_FOR = Duration.ofSeconds(30).toNanos();
    private static final int TIMEOUT_SECONDS = 5;

    private final DataSource dataSource;
    private volatile Reading last;

    DatabaseClock(@Parameter DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    private record Reading(Instant at, long nanos) {}

    /**
     * Now. With the database away it goes on by the last reading, so that it is never far off.
     *
     * @throws IllegalStateException when the database was never there
     */
    Instant now() {
        Reading reading = last;
        if (reading == null || System.nanoTime() - reading.nanos() > GOOD_FOR) {
            reading = read(reading);
        }
        return reading.at().plusNanos(System.nanoTime() - reading.nanos());
    }

    private synchronized Reading read(Reading seen) {
        if (last != seen) {
            return last;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            try (ResultSet row = statement.executeQuery("select extract(epoch from clock_timestamp()) * 1000")) {
                row.next();
                last = new Reading(Instant.ofEpochMilli(row.getLong(1)), System.nanoTime());
            }
        } catch (SQLException e) {
            if (seen == null) {
                throw new IllegalStateException("The database does not tell the time", e);
            }
            LOG.debug("The database does not tell the time; going on by the last", e);
        }
        return last;
    }
}
