package dev.shrike.messaging.redrive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The statements that a redrive makes, inside its transaction. */
final class LetterTable {
    private static final String KEYS = """
            select handler, event_id, aggregate from dead_letter
            where parked_at is not null and redriven_at is null
                and (?::text is null or handler = ?) and (?::uuid is null or event_id = ?)
            order by handler, stream, stream_sequence limit ?""";
    /** By the index of those that wait. */
    private static final String WAITING = """
            select handler, count(*) from dead_letter
            where parked_at is not null and redriven_at is null group by handler""";

    private static final String LOCK = """
            select kind, stream, stream_sequence, subject, payload, failures from dead_letter
            where handler = ? and event_id = ? and parked_at is not null and redriven_at is null for update""";
    private static final String EARLIER = """
            select event_id from dead_letter
            where handler = ? and aggregate = ? and stream = ? and stream_sequence < ? and redriven_at is null
            order by stream_sequence limit 1""";
    private static final String DONE = """
            update dead_letter set redriven_at = now(), history = history || jsonb_build_array(
                jsonb_build_object('at', now(), 'by', 'redrive'))
            where handler = ? and event_id = ?""";
    private static final String FAILED = """
            update dead_letter set failures = failures + 1, last_failed_at = now(),
                history = case when jsonb_array_length(history) < 100 then history || jsonb_build_array(
                    jsonb_build_object('at', now(), 'by', 'redrive', 'error', ?::text)) else history end
            where handler = ? and event_id = ? and redriven_at is null""";

    private LetterTable() {}

    /** How many letters of each handler wait; handlers without any are left out. */
    static Map<String, Long> waiting(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WAITING);
                ResultSet row = select.executeQuery()) {
            Map<String, Long> waiting = new HashMap<>();
            while (row.next()) {
                waiting.put(row.getString(1), row.getLong(2));
            }
            return waiting;
        }
    }

    static List<LetterKey> keys(Connection connection, String handler, UUID eventId, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KEYS)) {
            select.setString(1, handler);
            select.setString(2, handler);
            select.setObject(3, eventId);
            select.setObject(4, eventId);
            select.setInt(5, limit);
            List<LetterKey> keys = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(new LetterKey(row.getString(1), row.getObject(2, UUID.class), row.getString(3)));
                }
            }
            return keys;
        }
    }

    static Optional<Parked> lock(Connection connection, LetterKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setString(1, key.handler());
            select.setObject(2, key.eventId());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Parked(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getBytes(5),
                                row.getInt(6)))
                        : Optional.empty();
            }
        }
    }

    /** The first earlier letter of the same aggregate that is not done with. */
    static Optional<UUID> earlier(Connection connection, LetterKey key, Parked letter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(EARLIER)) {
            select.setString(1, key.handler());
            select.setString(2, key.aggregate());
            select.setString(3, letter.stream());
            select.setLong(4, letter.sequence());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    static void done(Connection connection, LetterKey key) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(DONE)) {
            update.setString(1, key.handler());
            update.setObject(2, key.eventId());
            update.executeUpdate();
        }
    }

    static void failed(Connection connection, LetterKey key, String error) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(FAILED)) {
            update.setString(1, error);
            update.setString(2, key.handler());
            update.setObject(3, key.eventId());
            update.executeUpdate();
        }
    }
}
