package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.outbox.HeaderArray;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One failure of a handler on a message, to be written down.
 *
 * @param eventId the event's id; for what cannot be read, an id that follows from its place in the stream
 * @param kind {@code failed} or {@code undecodable}
 * @param error what happened, without personal data
 */
record DeadLetterRow(String handler, UUID eventId, String kind, Message message, String error) {
    private static final String WRITE = """
            insert into dead_letter as d (handler, event_id, kind, aggregate, stream, stream_sequence, subject, headers, payload,
                failures, history)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, jsonb_build_array(
                jsonb_build_object('at', now(), 'by', 'delivery', 'error', ?::text, 'delivery', ?::bigint)))
            on conflict (handler, event_id) do update set failures = d.failures + 1, last_failed_at = now(),
                history = case when jsonb_array_length(d.history) < 100
                    then d.history || excluded.history else d.history end
            returning failures""";

    static DeadLetterRow failed(String handler, UUID eventId, Message message, String error) {
        return new DeadLetterRow(handler, eventId, "failed", message, error);
    }

    static DeadLetterRow undecodable(String handler, Message message, String error) {
        NatsJetStreamMetaData meta = message.metaData();
        String place = meta.getStream() + "/" + meta.streamSequence();
        UUID id = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
        return new DeadLetterRow(handler, id, "undecodable", message, error);
    }

    /** Adds the failure to those before. Returns how many they are. */
    int write(Connection connection) throws SQLException {
        NatsJetStreamMetaData meta = message.metaData();
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setString(1, handler);
            insert.setObject(2, eventId);
            insert.setString(3, kind);
            insert.setString(4, AggregateToken.in(message.getSubject()));
            insert.setString(5, meta.getStream());
            insert.setLong(6, meta.streamSequence());
            insert.setString(7, message.getSubject());
            insert.setArray(8, HeaderArray.of(connection, headers()));
            insert.setBytes(9, message.getData());
            insert.setString(10, error);
            insert.setLong(11, meta.deliveredCount());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private Map<String, String> headers() {
        Map<String, String> first = new LinkedHashMap<>();
        Headers headers = message.getHeaders();
        if (headers != null) {
            headers.forEach((name, values) -> first.put(name, values.getFirst()));
        }
        return first;
    }
}
