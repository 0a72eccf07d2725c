package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.fault.FaultInjection;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The events that handlers of one database have handled. An event's id is written in the handler's own transaction, so a
 * second delivery finds it and does nothing. Kept until the event can no longer be in its stream.
 */
@EachBean(DataSource.class)
public final class Inbox {
    private static final Duration LONGER_THAN_STREAM = Duration.ofDays(7);
    private static final String INSERT = """
            insert into inbox (handler, event_id, keep_until)
            select ?, ?, now() + make_interval(secs => ?)
            from (select pg_advisory_xact_lock(hashtextextended(?, 0))) as one_at_a_time
            on conflict do nothing""";
    private static final String AWAIT_TURN = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String CLEAN = """
            delete from inbox where ctid in (
                select ctid from inbox where keep_until < now() limit ? for update skip locked)""";

    private final String dataSource;
    private final TransactionOperations<Connection> transactions;
    private final FaultInjection faults;

    Inbox(
            @Parameter String dataSource,
            @Parameter TransactionOperations<Connection> transactions,
            FaultInjection faults) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.faults = faults;
    }

    String dataSource() {
        return dataSource;
    }

    /** Runs the handler in a transaction, unless it has handled the event. Returns whether it ran. */
    boolean handleOnce(EventHandler handler, ReceivedEvent event) {
        return transactions.executeWrite(tx -> {
            if (!insert(tx.getConnection(), handler.name(), event)) {
                return false;
            }
            faults.reached(InboxPoint.NOTED);
            hand(handler, event);
            faults.reached(InboxPoint.HANDLED);
            if (event.delivery() > 1) {
                DeadLetters.forget(
                        tx.getConnection(), handler.name(), event.envelope().id());
            }
            return true;
        });
    }

    /**
     * Waits until no other transaction of this database has an event of the aggregate in the handler's hands. From then until
     * the end of the transaction nobody else has.
     */
    public static void awaitTurn(Connection connection, String handler, String aggregate) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(AWAIT_TURN)) {
            lock.setString(1, turn(handler, aggregate));
            lock.execute();
        }
    }

    /**
     * Notes the event as handled, after waiting until no other transaction of this database has an event of the same aggregate
     * in the same handler's hands. Returns false when it had been handled.
     */
    public static boolean insert(Connection connection, String handler, ReceivedEvent event) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, handler);
            insert.setObject(2, event.envelope().id());
            insert.setObject(3, keptForSeconds(event.definition().retention()), Types.DOUBLE);
            insert.setString(4, turn(handler, event.aggregate()));
            return insert.executeUpdate() == 1;
        }
    }

    private static String turn(String handler, String aggregate) {
        return handler + ' ' + aggregate;
    }

    private static Double keptForSeconds(Optional<Duration> retention) {
        return retention
                .map(kept -> (double) kept.plus(LONGER_THAN_STREAM).toSeconds())
                .orElse(null);
    }

    /** Gives the event to the handler. An interrupt that it leaves behind would cost the transaction its connection. */
    public static void hand(EventHandler handler, ReceivedEvent event) {
        try {
            handler.handle(event);
        } finally {
            Thread.interrupted();
        }
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
