package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.PublishedKeys;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The one row of {@code certificate_chain}. Joins the caller's transaction. */
@Singleton
class ChainRow {

    private static final int LIMIT_SECONDS = 5;

    private final TransactionOperations<Connection> transactions;

    ChainRow(@Named("users") TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Keeps everybody else from the chain until the transaction ends; waits up to 5 s for whoever has it now. */
    Optional<PublishedKeys> hold() {
        return run("select keys from certificate_chain where id = 1 for update", ChainRow::read);
    }

    /** The public keys, as they are committed. */
    Optional<PublishedKeys> keys() {
        return run("select keys from certificate_chain where id = 1", ChainRow::read);
    }

    void keep(PublishedKeys keys) {
        run("update certificate_chain set keys = ? where id = 1", update -> {
            update.setString(1, keys.json());
            return update.executeUpdate();
        });
    }

    private static Optional<PublishedKeys> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("The row of certificate_chain is missing");
            }
            return Optional.ofNullable(row.getString(1))
                    .map(json -> PublishedKeys.read(json.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        return transactions.executeWrite(status -> {
            try (PreparedStatement statement = status.getConnection().prepareStatement(sql)) {
                statement.setQueryTimeout(LIMIT_SECONDS);
                return work.on(statement);
            }
        });
    }
}
