package dev.shrike.rest.problem;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Recognises that a row was refused because its key is taken, for a service to answer with a 409. */
public final class UniqueViolation {

    private static final String SQL_STATE = "23505";
    private static final int DEEPEST = 20;

    private UniqueViolation() {}

    /** Whether PostgreSQL's unique_violation is among the causes. */
    public static boolean isBehind(Throwable thrown) {
        return Stream.iterate(thrown, fault -> fault != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(fault -> fault instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState()));
    }
}
