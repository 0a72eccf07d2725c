package dev.shrike.gdpr.vault;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A transaction per piece of work. */
record OwnTransactions(DataSource dataSource) implements VaultTransactions {

    @Override
    public <T> T within(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
