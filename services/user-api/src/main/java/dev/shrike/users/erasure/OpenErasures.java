package dev.shrike.users.erasure;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Counts the erasures that are not completed, and who is waited for. By the index of open ones. Thread-safe. */
@Singleton
class OpenErasures {

    private static final String OPEN = """
            select count(*), extract(epoch from now() - min(requested)) from erasure where state <> 'completed'""";
    private static final String WAITED_FOR = """
            select p.participant, count(*), extract(epoch from now() - min(coalesce(e.shredded, e.requested)))
            from erasure e join erasure_participant p on p.erasure_id = e.id
            where e.state <> 'completed' and p.expected and p.acknowledged is null group by p.participant""";

    private final TransactionOperations<Connection> transactions;

    OpenErasures(@Named("users") TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /**
     * Some of them.
     *
     * @param erasures how many
     * @param age of the oldest, in seconds; 0 when there is none
     */
    record Count(long erasures, double age) {}

    /** All that are open. */
    Count all() {
        return transactions.executeRead(status -> {
            try (PreparedStatement select = status.getConnection().prepareStatement(OPEN);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return new Count(row.getLong(1), row.getDouble(2));
            }
        });
    }

    /** Those that wait for a participant, by its name; participants that nothing waits for are left out. */
    Map<String, Count> byParticipant() {
        return transactions.executeRead(status -> byParticipant(status.getConnection()));
    }

    private static Map<String, Count> byParticipant(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WAITED_FOR);
                ResultSet row = select.executeQuery()) {
            Map<String, Count> found = new HashMap<>();
            while (row.next()) {
                found.put(row.getString(1), new Count(row.getLong(2), row.getDouble(3)));
            }
            return found;
        }
    }
}
