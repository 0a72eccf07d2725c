package dev.shrike.messaging.relay;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.outbox.HeaderArray;
import dev.shrike.messaging.publish.OutgoingEvent;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The relay's view of the table {@code outbox}. Every method is a transaction of its own. */
final class OutboxTable {
    private static final String PENDING = """
            select id, event_id, aggregate, stream, subject, headers, payload, appended_at, clock_timestamp() as seen_at
            from outbox
            where published_at is null and parked_at is null and shard = any (?) and not aggregate = any (?)
            order by id limit ?""";
    /** By the index of what waits; counts no further than somebody would care. */
    private static final String BACKLOG = """
            select count(*), extract(epoch from clock_timestamp() - min(appended_at)) from (
                select appended_at from outbox where published_at is null and parked_at is null
                order by id limit %d) as waiting""".formatted(Backlog.MOST);

    private static final String PUBLISHED = """
            update outbox set published_at = now(), stream_sequence = done.sequence
            from unnest(?, ?) as done (id, sequence)
            where outbox.id = done.id and published_at is null""";
    private static final String PARKED = "update outbox set parked_at = now(), parked_reason = ? where id = ?";
    private static final String CLEAN = """
            delete from outbox where id in (
                select id from outbox where published_at < now() - make_interval(secs => ?)
                order by id limit ? for update skip locked)""";

    private final TransactionOperations<Connection> transactions;
    private final FaultInjection faults;

    OutboxTable(TransactionOperations<Connection> transactions, FaultInjection faults) {
        this.transactions = transactions;
        this.faults = faults;
    }

    /** The oldest rows to publish, in order. */
    List<OutboxRow> pending(Collection<Integer> shards, Collection<String> withoutAggregates, int limit) {
        return transactions.executeRead(tx -> {
            Connection connection = tx.getConnection();
            try (PreparedStatement select = connection.prepareStatement(PENDING)) {
                select.setArray(1, connection.createArrayOf("smallint", shards.toArray()));
                select.setArray(2, connection.createArrayOf("text", withoutAggregates.toArray()));
                select.setInt(3, limit);
                try (ResultSet rows = select.executeQuery()) {
                    List<OutboxRow> pending = new ArrayList<>();
                    while (rows.next()) {
                        pending.add(row(rows));
                    }
                    return pending;
                }
            }
        });
    }

    /** What waits, of all shards. */
    Backlog backlog() {
        return transactions.executeRead(tx -> {
            try (PreparedStatement select = tx.getConnection().prepareStatement(BACKLOG);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getDouble(2));
            }
        });
    }

    /** Notes what became of the rows. */
    void settle(List<Outcome.Published> published, List<Outcome.Parked> parked) {
        if (published.isEmpty() && parked.isEmpty()) {
            return;
        }
        transactions.executeWrite(tx -> {
            Connection connection = tx.getConnection();
            try (PreparedStatement update = connection.prepareStatement(PUBLISHED)) {
                Object[] ids = published.stream().map(Outcome.Published::id).toArray();
                Object[] sequences =
                        published.stream().map(Outcome.Published::sequence).toArray();
                update.setArray(1, connection.createArrayOf("bigint", ids));
                update.setArray(2, connection.createArrayOf("bigint", sequences));
                update.executeUpdate();
            }
            for (Outcome.Parked row : parked) {
                try (PreparedStatement update = connection.prepareStatement(PARKED)) {
                    update.setString(1, row.reason());
                    update.setLong(2, row.row().id());
                    update.executeUpdate();
                }
            }
            faults.reached(RelayPoint.MARKING);
            return null;
        });
        faults.reached(RelayPoint.MARKED);
    }

    /** Deletes rows published longer ago than they are kept; at most so many. Returns how many. */
    int clean(Duration kept, int limit) {
        return transactions.executeWrite(tx -> {
            try (PreparedStatement delete = tx.getConnection().prepareStatement(CLEAN)) {
                delete.setDouble(1, (double) kept.toSeconds());
                delete.setInt(2, limit);
                return delete.executeUpdate();
            }
        });
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        Instant appendedAt = row.getObject("appended_at", OffsetDateTime.class).toInstant();
        Instant seenAt = row.getObject("seen_at", OffsetDateTime.class).toInstant();
        return new OutboxRow(
                row.getLong("id"),
                new OutgoingEvent(
                        row.getObject("event_id", UUID.class),
                        row.getString("aggregate"),
                        row.getString("stream"),
                        row.getString("subject"),
                        HeaderArray.read(row.getArray("headers")),
                        row.getBytes("payload")),
                appendedAt,
                Duration.between(appendedAt, seenAt));
    }
}
