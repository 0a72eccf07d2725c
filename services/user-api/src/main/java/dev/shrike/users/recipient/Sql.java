package dev.shrike.users.recipient;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Statements on user-api's database, with their arguments; each joins the caller's transaction. Thread-safe. */
@Singleton
class Sql {

    private static final int LIMIT_SECONDS = 10;

    private final TransactionOperations<Connection> transactions;

    Sql(@Named("users") TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    int update(String sql, Object... arguments) {
        return transactions.executeWrite(status -> {
            try (PreparedStatement statement = prepare(status.getConnection(), sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    /** What a statement gives back, which may change rows, too. */
    <T> List<T> query(Reader<T> reader, String sql, Object... arguments) {
        return transactions.executeWrite(status -> {
            try (PreparedStatement statement = prepare(status.getConnection(), sql, arguments);
                    ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        });
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(LIMIT_SECONDS);
            for (int i = 0; i < arguments.length; i++) {
                Object argument = arguments[i] instanceof Instant at ? Timestamp.from(at) : arguments[i];
                statement.setObject(i + 1, argument);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
