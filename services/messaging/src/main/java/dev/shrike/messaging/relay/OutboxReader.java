package dev.shrike.messaging.relay;

import dev.shrike.messaging.relay.OutboxState.RelayAlive;
import dev.shrike.messaging.relay.OutboxState.Shard;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The outbox as people see it. Every method is a transaction of its own. Thread-safe. */
final class OutboxReader {
    private static final String SHARDS = """
            select s.shard, s.relay, s.leased_until, coalesce(w.waiting, 0)
            from outbox_shard s left join (
                select shard, count(*) as waiting from (
                    select shard from outbox where published_at is null and parked_at is null order by id limit %d) as among
                group by shard) w on w.shard = s.shard
            order by s.shard""".formatted(Backlog.MOST);
    private static final String RELAYS = "select id, alive_until from outbox_relay order by id limit 100";
    private static final String PARKED =
            "select count(*) from outbox where parked_at is not null and published_at is null";
    private static final String ENTRIES = """
            select event_id, parked_at is not null, aggregate, stream, subject, octet_length(payload), appended_at, parked_at,
                parked_reason
            from outbox where published_at is null and (? or parked_at is not null)
            order by parked_at is not null desc, id limit ?""";
    private static final String RETRY = """
            update outbox set parked_at = null, parked_reason = null
            where parked_at is not null and published_at is null and (?::uuid is null or event_id = ?)""";

    private final String service;
    private final TransactionOperations<Connection> transactions;

    OutboxReader(String service, TransactionOperations<Connection> transactions) {
        this.service = service;
        this.transactions = transactions;
    }

    /**
     * How it is getting on.
     *
     * @param here the relay of this instance
     * @param running whether that one runs
     * @param fault what went wrong at its last attempt
     */
    OutboxState state(UUID here, Backlog backlog, boolean running, String fault) {
        long parked = query(PARKED, row -> row.getLong(1)).getFirst();
        List<RelayAlive> relays = query(RELAYS, row -> relay(row.getObject(1, UUID.class), here, row.getTimestamp(2)));
        List<Shard> shards = query(
                SHARDS,
                row -> new Shard(
                        row.getInt(1), row.getObject(2, UUID.class), instant(row.getTimestamp(3)), row.getLong(4)));
        return new OutboxState(service, backlog.rows(), backlog.age(), parked, running, fault, relays, shards);
    }

    private static RelayAlive relay(UUID id, UUID here, Timestamp aliveUntil) {
        return new RelayAlive(id, id.equals(here), aliveUntil.toInstant());
    }

    /** The oldest that are not in their streams, those that were refused first. */
    List<OutboxEntry> entries(boolean waiting, int limit) {
        return query(
                ENTRIES,
                row -> new OutboxEntry(
                        service,
                        row.getObject(1, UUID.class),
                        row.getBoolean(2) ? "parked" : "waiting",
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getTimestamp(7).toInstant(),
                        instant(row.getTimestamp(8)),
                        row.getString(9)),
                waiting,
                limit);
    }

    /** Lets events that were refused be published after all; all of them without an id. Returns how many. */
    int retry(@Nullable UUID eventId) {
        return transactions.executeWrite(tx -> {
            try (PreparedStatement update = tx.getConnection().prepareStatement(RETRY)) {
                update.setObject(1, eventId);
                update.setObject(2, eventId);
                return update.executeUpdate();
            }
        });
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> reading, Object... values) {
        return transactions.executeRead(tx -> {
            try (PreparedStatement select = tx.getConnection().prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    select.setObject(i + 1, values[i]);
                }
                List<T> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(reading.read(rows));
                    }
                }
                return found;
            }
        });
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
