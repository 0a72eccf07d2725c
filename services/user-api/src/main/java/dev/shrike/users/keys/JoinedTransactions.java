package dev.shrike.users.keys;

import dev.shrike.gdpr.vault.VaultTransactions;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.TransactionException;
import java.sql.Connection;
import java.sql.SQLException;

/** The vault works in the transaction that the caller has on this service's database, or in one of its own. */
record JoinedTransactions(TransactionOperations<Connection> transactions) implements VaultTransactions {

    @Override
    public <T> T within(Work<T> work) throws SQLException {
        try {
            return transactions.executeWrite(status -> work.on(status.getConnection()));
        } catch (ConnectionException | CannotGetJdbcConnectionException | TransactionException e) {
            throw new SQLException("The database does not take the transaction", e);
        }
    }
}
