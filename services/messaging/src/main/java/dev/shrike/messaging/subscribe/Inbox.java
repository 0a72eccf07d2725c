package dev.shrike.messaging.subscribe;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The events that handlers of one database have handled. An event's id is written in the handler's own transaction, so a
 * second delivery finds it and does nothing. Kept until the event can no longer be in its stream.
 */
@EachBean(DataSource.class)
final class Inbox {
    private static final Duration LONGER_THAN_STREAM = Duration.ofDays(7);
    private static final String INSERT = """
            insert into inbox (handler, event_id, keep_until) values (?, ?, now() + make_interval(secs => ?))
            on conflict do nothing""";
    private static final String CLEAN = """
            delete from inbox where ctid in (
                select ctid from inbox where keep_until < now() limit ? for update skip locked)""";

    private final String dataSource;
    private final TransactionOperations<Connection> transactions;

    Inbox(@Parameter String dataSource, @Parameter TransactionOperations<Connection> transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    String dataSource() {
        return dataSource;
    }

    /** Runs the handler in a transaction, unless it has handled the event. Returns whether it ran. */
    boolean handleOnce(EventHandler handler, ReceivedEvent event) {
        return transactions.executeWrite(tx -> {
            if (!insert(tx.getConnection(), handler.name(), event.envelope().id(), retention(event))) {
                return false;
            }
            handler.handle(event);
            if (event.delivery() > 1) {
                DeadLetters.forget(
                        tx.getConnection(), handler.name(), event.envelope().id());
            }
            return true;
        });
    }

    /** Notes the event as handled. Returns false when it had been. */
    static boolean insert(Connection connection, String handler, UUID eventId, Optional<Duration> retention)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, handler);
            insert.setObject(2, eventId);
            insert.setObject(
                    3,
                    retention
                            .map(kept -> (double) kept.plus(LONGER_THAN_STREAM).toSeconds())
                            .orElse(null),
                    Types.DOUBLE);
            return insert.executeUpdate() == 1;
        }
    }

    static Optional<Duration> retention(ReceivedEvent event) {
        return event.definition().retention();
    }

    /** Deletes ids that can no longer come again; at most so many. Returns how many. */
    int clean(int limit) {
        return transactions.executeWrite(tx -> {
            try (PreparedStatement delete = tx.getConnection().prepareStatement(CLEAN)) {
                delete.setInt(1, limit);
                return delete.executeUpdate();
            }
        });
    }
}
