package dev.shrike.gdpr.vault;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * How the vault gets a connection inside a transaction. An implementation joins the transaction that the caller already
 * has on the vault's database, or begins and ends one of its own; it commits when the work returns and rolls back when
 * it throws. Read committed is enough. Thread-safe.
 */
@FunctionalInterface
public interface VaultTransactions {

    /** @throws SQLException whenever the database did not do what it was asked, the connection included */
    <T> T within(Work<T> work) throws SQLException;

    /** Always a transaction of its own, on a connection of its own. */
    static VaultTransactions of(DataSource dataSource) {
        return new OwnTransactions(dataSource);
    }

    /** What is done inside; must not commit, roll back or close. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
