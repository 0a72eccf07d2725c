package dev.shrike.gdpr.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Runs one SQL statement with its parameters and a time limit, so that a held lock is waited for, but not for ever. */
final class Statements {

    private static final int LIMIT_SECONDS = 5;

    private Statements() {}

    static <T> T query(Connection connection, String sql, Rows<T> rows, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            return rows.read(result);
        }
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(LIMIT_SECONDS);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Reads all it needs; the result is closed afterwards. */
    @FunctionalInterface
    interface Rows<T> {
        T read(ResultSet result) throws SQLException;
    }
}
