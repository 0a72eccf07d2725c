package dev.shrike.analytics.query;

import dev.shrike.analytics.database.AnalyticsException;
import java.util.Optional;

/** A query was not answered. The message is for whoever asked. */
public final class QueryException extends AnalyticsException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** The SQL, or a value in it, is wrong. */
        INVALID,
        /** It is not one reading statement, or uses what is shut. */
        NOT_ALLOWED,
        /** It took too long. */
        TIME,
        /** It needs too much memory. */
        MEMORY,
        /** Too many run at once. */
        BUSY
    }

    /**
     * Where in the statement.
     *
     * @param line from 1
     * @param column from 1, in characters
     */
    public record Position(int line, int column) {
        /** Of a character of the statement, from 0. */
        static Position of(String sql, int character) {
            String before = sql.substring(0, Math.clamp(character, 0, sql.length()));
            int lines = (int) before.chars().filter(one -> one == '\n').count();
            return new Position(lines + 1, before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1);
        }
    }

    private final Kind kind;
    private final transient Optional<Position> position;

    QueryException(Kind kind, String message) {
        this(kind, message, Optional.empty(), null);
    }

    QueryException(Kind kind, String message, Optional<Position> position, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.position = position;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Position> position() {
        return position;
    }
}
