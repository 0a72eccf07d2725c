package dev.shrike.users.right;

import dev.shrike.gdpr.right.Deadlines;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalInt;

/** Counts what is not decided. Thread-safe. */
@Singleton
class DeadlineCounts {

    private static final String COUNT = """
            select count(*),
                count(*) filter (where state = 'open' and due < ?),
                count(*) filter (where state = 'open' and due >= ? and due <= ?),
                (select count(*) from legal_hold where lifted is null and review < ?),
                min(due) filter (where state = 'open') - ?
            from rights_request where state in ('open', 'paused')""";

    private final TransactionOperations<Connection> transactions;
    private final Deadlines deadlines;
    private final RightsSettings settings;
    private final Clock clock;

    DeadlineCounts(
            @Named("users") TransactionOperations<Connection> transactions,
            Deadlines deadlines,
            RightsSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How many there are.
     *
     * @param open not decided, whether or not their clock runs
     * @param overdue whose last day is over
     * @param dueSoon whose last day is near, but not over
     * @param holdsToReview legal holds that somebody should have looked at
     * @param daysLeft from today to the nearest last day, 0 on that day and negative after it; empty when no clock runs
     */
    record Counts(long open, long overdue, long dueSoon, long holdsToReview, OptionalInt daysLeft) {

        boolean late() {
            return overdue > 0 || holdsToReview > 0;
        }
    }

    /** Of this moment. */
    Counts now() {
        LocalDate today = deadlines.dayOf(clock.instant());
        LocalDate soon = today.plusDays(settings.soon().toDays());
        return transactions.executeRead(status -> count(status.getConnection(), today, soon));
    }

    private static Counts count(Connection connection, LocalDate today, LocalDate soon) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setObject(1, today);
            select.setObject(2, today);
            select.setObject(3, soon);
            select.setObject(4, today);
            select.setObject(5, today);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                int left = row.getInt(5);
                OptionalInt daysLeft = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(left);
                return new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), daysLeft);
            }
        }
    }
}
