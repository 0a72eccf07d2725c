package dev.shrike.messaging.projection;

import dev.shrike.messaging.MessagingException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** A projection threw while it applied events; their transaction rolls back. */
final class ApplyFailedException extends MessagingException {
    private static final long serialVersionUID = 1L;
    /** Connection, resources, operator, system; transaction rollback (deadlock); object in use. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "40", "55");

    ApplyFailedException(Throwable cause) {
        super("The projection could not apply an event", cause);
    }

    /** Whether the database is at fault, so that the same event may well be applied later. */
    boolean passing() {
        for (Throwable at = getCause(); at != null; at = at.getCause()) {
            if (at instanceof SQLTransientException || at instanceof SQLRecoverableException) {
                return true;
            }
            if (at instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() > 2) {
                return PASSING.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return false;
    }
}
