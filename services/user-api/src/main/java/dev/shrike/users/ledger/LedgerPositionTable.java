package dev.shrike.users.ledger;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;

/** The table {@code vault.ledger_position}: in the database that may be restored, and so as old as the rest of it. */
@Singleton
class LedgerPositionTable {

    private static final int LIMIT_SECONDS = 5;
    private static final String FIND = "select created, sequence, event_id from vault.ledger_position where ledger = ?";

    /** Of two instances the one that is behind does not pull the position back. */
    private static final String SAVE = """
            insert into vault.ledger_position as p (ledger, created, sequence, event_id, replayed)
            values (?, ?, ?, ?, clock_timestamp())
            on conflict (ledger) do update
            set created = excluded.created, sequence = excluded.sequence, event_id = excluded.event_id,
                replayed = excluded.replayed
            where p.created <> excluded.created or p.sequence < excluded.sequence or ?""";

    private final TransactionOperations<Connection> transactions;

    LedgerPositionTable(@Named("users") TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    Optional<LedgerPosition> find(String ledger) {
        return transactions.executeRead(status -> {
            try (PreparedStatement select = status.getConnection().prepareStatement(FIND)) {
                select.setQueryTimeout(LIMIT_SECONDS);
                select.setString(1, ledger);
                return read(select);
            }
        });
    }

    /** @param back whether the ledger itself went back, so that a lower sequence is right */
    void save(String ledger, LedgerPosition position, boolean back) {
        transactions.executeWrite(status -> {
            try (PreparedStatement save = status.getConnection().prepareStatement(SAVE)) {
                save.setQueryTimeout(LIMIT_SECONDS);
                save.setString(1, ledger);
                save.setTimestamp(2, Timestamp.from(position.created()));
                save.setLong(3, position.sequence());
                save.setObject(4, position.event().orElse(null));
                save.setBoolean(5, back);
                return save.executeUpdate();
            }
        });
    }

    private static Optional<LedgerPosition> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new LedgerPosition(
                            row.getTimestamp(1).toInstant(),
                            row.getLong(2),
                            Optional.ofNullable(row.getObject(3, UUID.class))))
                    : Optional.empty();
        }
    }
}
