package dev.shrike.messaging.command;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The table {@code command} within a transaction. */
record CommandTable(Connection connection) {
    private static final String CLAIM = """
            insert into command (id, name, issuer, correlation) values (?, ?, ?, ?) on conflict do nothing""";
    private static final String DECIDED = "update command set events = ?, code = ?, reason = ? where id = ?";
    private static final String EARLIER = "select name, issuer, events, code, reason from command where id = ?";
    private static final String CLEAN = """
            delete from command where ctid in (
                select ctid from command where issued_at < now() - interval '7 days' limit ? for update skip locked)""";

    /** Inserts the row; false when it is there already, in which case it is committed and decided. */
    boolean claim(Command<?> command) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
            insert.setObject(1, command.id());
            insert.setString(2, command.name());
            insert.setString(3, command.issuer().name());
            insert.setObject(4, command.correlation());
            return insert.executeUpdate() == 1;
        }
    }

    void decided(UUID id, CommandResult result) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(DECIDED)) {
            switch (result) {
                case CommandResult.Accepted accepted -> {
                    update.setArray(
                            1,
                            connection.createArrayOf("uuid", accepted.events().toArray()));
                    update.setString(2, null);
                    update.setString(3, null);
                }
                case CommandResult.Rejected rejected -> {
                    update.setArray(1, null);
                    update.setString(2, rejected.code());
                    update.setString(3, rejected.reason());
                }
            }
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    /**
     * What was decided when the id came first.
     *
     * @throws CommandIdReusedException when that was another command
     */
    CommandResult earlier(Command<?> command) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(EARLIER)) {
            select.setObject(1, command.id());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("The command was removed while it was issued again", "40001");
                }
                if (!row.getString(1).equals(command.name())
                        || !row.getString(2).equals(command.issuer().name())) {
                    throw new CommandIdReusedException(command);
                }
                Array events = row.getArray(3);
                return events == null
                        ? new CommandResult.Rejected(row.getString(4), row.getString(5), true)
                        : new CommandResult.Accepted(List.of((UUID[]) events.getArray()), true);
            }
        }
    }

    int forget(Issuer issuer) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from command where issuer = ?")) {
            delete.setString(1, issuer.name());
            return delete.executeUpdate();
        }
    }

    int clean(int limit) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(CLEAN)) {
            delete.setInt(1, limit);
            return delete.executeUpdate();
        }
    }
}
