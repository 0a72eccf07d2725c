package dev.shrike.gdpr.scan.sql;

import dev.shrike.gdpr.scan.Part;
import dev.shrike.gdpr.scan.Session;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;

/** Reads one table through a cursor, some rows at a time, in the transaction of its connection. */
record TableReader(Connection connection, Session session, Part part) {

    /** A row can be big: a stored event, a dead letter. */
    private static final int ROWS_AT_A_TIME = 100;

    private static final String BYTES = "bytea";

    void read(TableName table) throws SQLException {
        String sql = "select t.ctid::text, t.* from " + table.quoted() + " t";
        try (PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet row = statement.executeQuery()) {
                ResultSetMetaData columns = row.getMetaData();
                boolean[] bytes = new boolean[columns.getColumnCount() + 1];
                for (int i = 2; i < bytes.length; i++) {
                    bytes[i] = columns.getColumnTypeName(i).equals(BYTES);
                }
                while (row.next()) {
                    examine(row, columns, bytes);
                    session.advance(1);
                }
            }
        }
    }

    private void examine(ResultSet row, ResultSetMetaData columns, boolean[] bytes) throws SQLException {
        String ctid = row.getString(1);
        byte[][] pieces = new byte[bytes.length - 2][];
        for (int i = 2; i < bytes.length; i++) {
            pieces[i - 2] = bytes[i] ? row.getBytes(i) : text(row.getString(i));
        }
        part.examine(index -> "row " + ctid + " column " + name(columns, index + 2), Instant.MIN, pieces);
    }

    private static byte[] text(String value) {
        return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    }

    private static String name(ResultSetMetaData columns, int index) {
        try {
            return columns.getColumnName(index);
        } catch (SQLException e) {
            return Integer.toString(index - 1);
        }
    }
}
