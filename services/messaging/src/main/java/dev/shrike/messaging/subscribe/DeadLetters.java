package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.outbox.HeaderArray;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Events that the handlers of one database failed on, with the history of their failures. */
@EachBean(DataSource.class)
final class DeadLetters {
    private static final String RECORD = """
            insert into dead_letter as d (handler, event_id, stream, stream_sequence, subject, headers, payload, failures,
                history)
            values (?, ?, ?, ?, ?, ?, ?, 1, jsonb_build_array(
                jsonb_build_object('at', now(), 'error', ?::text, 'delivery', ?::bigint)))
            on conflict (handler, event_id) do update set failures = d.failures + 1, last_failed_at = now(),
                history = case when jsonb_array_length(d.history) < 100
                    then d.history || excluded.history else d.history end
            returning failures""";
    private static final String PARK = "update dead_letter set parked_at = now() where handler = ? and event_id = ?";
    private static final String FORGET =
            "delete from dead_letter where handler = ? and event_id = ? and parked_at is null";

    private final TransactionOperations<Connection> transactions;

    DeadLetters(@Parameter TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /**
     * What follows from a failure.
     *
     * @param failures how often the handler has failed on the event
     * @param parked whether it will not be tried again
     */
    record Verdict(int failures, boolean parked) {}

    /** Writes a failure down, and parks the event when that was the last try. */
    Verdict record(EventHandler handler, ReceivedEvent event, Message message, Throwable failure, int tries) {
        return transactions.executeWrite(tx -> {
            Connection connection = tx.getConnection();
            UUID id = event.envelope().id();
            int failures = failed(connection, handler.name(), event, message, failure);
            if (failures < tries) {
                return new Verdict(failures, false);
            }
            both(connection, PARK, handler.name(), id);
            Inbox.insert(connection, handler.name(), id, Inbox.retention(event));
            return new Verdict(failures, true);
        });
    }

    /** The event has been handled after all. */
    static void forget(Connection connection, String handler, UUID eventId) throws SQLException {
        both(connection, FORGET, handler, eventId);
    }

    private static void both(Connection connection, String sql, String handler, UUID eventId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, handler);
            update.setObject(2, eventId);
            update.executeUpdate();
        }
    }

    private static int failed(
            Connection connection, String handler, ReceivedEvent event, Message message, Throwable failure)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RECORD)) {
            insert.setString(1, handler);
            insert.setObject(2, event.envelope().id());
            insert.setString(3, event.stream());
            insert.setLong(4, event.sequence());
            insert.setString(5, event.subject());
            insert.setArray(6, HeaderArray.of(connection, headers(message.getHeaders())));
            insert.setBytes(7, message.getData());
            insert.setString(8, FailureText.of(failure));
            insert.setLong(9, event.delivery());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> first = new LinkedHashMap<>();
        if (headers != null) {
            headers.forEach((name, values) -> first.put(name, values.getFirst()));
        }
        return first;
    }
}
