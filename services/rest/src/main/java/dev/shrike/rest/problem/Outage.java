package dev.shrike.rest.problem;

import dev.shrike.gdpr.key.VaultUnavailableException;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.stream.Stream;

/** Tells a fault that passes by itself (the database or the key vault is away) from one that does not. */
final class Outage {

    /** What clients are told to wait. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final int DEEPEST = 20;

    private Outage() {}

    static boolean isBehind(Throwable thrown) {
        return Stream.iterate(thrown, fault -> fault != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(Outage::is);
    }

    private static boolean is(Throwable fault) {
        return switch (fault) {
            case CannotGetJdbcConnectionException away -> true;
            case ConnectionException away -> true;
            case SQLTransientException passing -> true;
            case VaultUnavailableException away -> true;
            case SQLException sql -> isOutage(sql.getSQLState());
            default -> false;
        };
    }

    /** PostgreSQL's classes 08 (connection), 53 (resources) and 57P (operator intervention). */
    private static boolean isOutage(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }
}
