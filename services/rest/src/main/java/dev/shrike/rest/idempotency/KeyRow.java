package dev.shrike.rest.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** One row of {@code idempotency_key}, within a transaction. */
record KeyRow(Connection connection, UUID person, String key) {

    record Stored(byte[] requestHash, String answer) {}

    /** Inserts the row; false when it is there already, in which case it is committed and complete. */
    boolean claim(byte[] hash) throws SQLException {
        dropOld();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into idempotency_key (person, key, request_hash) values (?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, person);
            insert.setString(2, key);
            insert.setBytes(3, hash);
            return insert.executeUpdate() == 1;
        }
    }

    void answer(String answer) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update idempotency_key set answer = ? where person = ? and key = ?")) {
            update.setString(1, answer);
            update.setObject(2, person);
            update.setString(3, key);
            update.executeUpdate();
        }
    }

    Stored stored() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select request_hash, answer from idempotency_key where person = ? and key = ?")) {
            select.setObject(1, person);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("The key was removed while it was used", "40001");
                }
                return new Stored(row.getBytes(1), row.getString(2));
            }
        }
    }

    static int deleteAll(Connection connection, UUID person) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from idempotency_key where person = ?")) {
            delete.setObject(1, person);
            return delete.executeUpdate();
        }
    }

    /** A few at a time and none that another transaction holds: as many go as come, and nobody waits. */
    private void dropOld() throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from idempotency_key where ctid in (
                    select ctid from idempotency_key where created < now() - interval '7 days'
                    limit 5 for update skip locked)""")) {
            delete.executeUpdate();
        }
    }
}
