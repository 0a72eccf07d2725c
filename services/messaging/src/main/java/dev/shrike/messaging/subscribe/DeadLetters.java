package dev.shrike.messaging.subscribe;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import io.nats.client.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Events that the handlers of one database failed on, with the history of their failures. */
@EachBean(DataSource.class)
final class DeadLetters {
    private static final int MOST_FAILING = 10_000;
    private static final String PARK = """
            update dead_letter set parked_at = now(), redriven_at = null where handler = ? and event_id = ?""";
    private static final String FORGET =
            "delete from dead_letter where handler = ? and event_id = ? and parked_at is null";
    private static final String FAILING = """
            select aggregate, stream_sequence from dead_letter
            where handler = ? and stream = ? and parked_at is null and redriven_at is null
            order by stream_sequence limit ?""";

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

    /** An event that is being tried again. */
    record Failing(String aggregate, long sequence) {}

    /** Writes a failure down, and parks the event when that was the last try. */
    Verdict record(EventHandler handler, ReceivedEvent event, Message message, Throwable failure, int tries) {
        UUID id = event.envelope().id();
        DeadLetterRow row = DeadLetterRow.failed(handler.name(), id, message, FailureText.of(failure));
        return transactions.executeWrite(tx -> {
            Connection connection = tx.getConnection();
            int failures = row.write(connection);
            if (failures < tries) {
                return new Verdict(failures, false);
            }
            both(connection, PARK, handler.name(), id);
            Inbox.insert(connection, handler.name(), event);
            return new Verdict(failures, true);
        });
    }

    /** Parks what this version of the service cannot read; a later one may. */
    void parkUndecodable(EventHandler handler, Message message, String reason) {
        DeadLetterRow row = DeadLetterRow.undecodable(handler.name(), message, reason);
        transactions.executeWrite(tx -> {
            row.write(tx.getConnection());
            both(tx.getConnection(), PARK, handler.name(), row.eventId());
            return row;
        });
    }

    /** Events of a stream that the handler is still being given again and again, oldest first. */
    List<Failing> failing(EventHandler handler, String stream) {
        return transactions.executeRead(tx -> {
            try (PreparedStatement select = tx.getConnection().prepareStatement(FAILING)) {
                select.setString(1, handler.name());
                select.setString(2, stream);
                select.setInt(3, MOST_FAILING);
                List<Failing> failing = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        failing.add(new Failing(row.getString(1), row.getLong(2)));
                    }
                }
                return failing;
            }
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
}
