package dev.shrike.messaging.relay;

import dev.shrike.messaging.outbox.Shards;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which shards this relay may publish. Relays that share a database share the shards evenly: each takes what is free up
 * to its part, gives back what is above it, and loses all when it stops to renew. The database's clock decides.
 *
 * <p>Used by the relay's thread only.
 */
final class ShardLeases {
    private static final String UNTIL = "clock_timestamp() + make_interval(secs => ?)";
    private static final String ALIVE = "insert into outbox_relay (id, alive_until) values (?, " + UNTIL
            + ") on conflict (id) do update set alive_until = excluded.alive_until";
    private static final String COUNT_ALIVE = """
            with gone as (delete from outbox_relay where id in (
                select id from outbox_relay where alive_until <= clock_timestamp() for update skip locked))
            select count(*) from outbox_relay where alive_until > clock_timestamp()""";
    private static final String RENEW = "update outbox_shard set leased_until = " + UNTIL
            + " where relay = ? and leased_until > clock_timestamp() returning shard";
    private static final String GIVE_BACK = """
            update outbox_shard set relay = null, leased_until = null where shard in (
                select shard from outbox_shard where relay = ? order by shard limit ?)
            returning shard""";
    private static final String TAKE = "update outbox_shard set relay = ?, leased_until = " + UNTIL + """
             where shard in (
                select shard from outbox_shard where relay is null or leased_until <= clock_timestamp()
                order by shard limit ? for update skip locked)
            returning shard""";

    private final TransactionOperations<Connection> transactions;
    private final UUID relay;
    private final Duration lease;
    private final Set<Integer> held = new TreeSet<>();
    private long renewedNanos;
    private Instant heldSince = Instant.EPOCH;

    ShardLeases(TransactionOperations<Connection> transactions, UUID relay, Duration lease) {
        this.transactions = transactions;
        this.relay = relay;
        this.lease = lease;
        this.renewedNanos = System.nanoTime() - lease.toNanos();
    }

    /** The shards that are safe to publish now. */
    Set<Integer> held() {
        return remaining().isNegative() ? Set.of() : held;
    }

    /** The database's time at which this relay last took over a shard. Rows appended later were sent by nobody else. */
    Instant heldSince() {
        return heldSince;
    }

    /** How long publishing is safe without a renewal; a fifth of the lease is kept as margin. */
    Duration remaining() {
        return lease.multipliedBy(4).dividedBy(5).minusNanos(System.nanoTime() - renewedNanos);
    }

    /** Whether it is time to renew. */
    boolean due() {
        return System.nanoTime() - renewedNanos > lease.toNanos() / 3;
    }

    /** Renews, takes and gives back. Returns whether a shard was taken over. */
    boolean renew() {
        long before = System.nanoTime();
        Set<Integer> had = Set.copyOf(held());
        Set<Integer> now = transactions.executeWrite(tx -> renew(tx.getConnection()));
        held.clear();
        held.addAll(now);
        renewedNanos = before;
        return !had.containsAll(now);
    }

    /** Gives everything back, so that others can go on at once. */
    void release() {
        held.clear();
        transactions.executeWrite(tx -> {
            Connection connection = tx.getConnection();
            update(connection, "update outbox_shard set relay = null, leased_until = null where relay = ?", relay);
            return update(connection, "delete from outbox_relay where id = ?", relay);
        });
    }

    private Set<Integer> renew(Connection connection) throws SQLException {
        update(connection, ALIVE, relay, seconds());
        int part = Math.ceilDiv(Shards.COUNT, relaysAlive(connection));
        Set<Integer> mine = shards(connection, RENEW, seconds(), relay);
        if (mine.size() > part) {
            mine.removeAll(shards(connection, GIVE_BACK, relay, mine.size() - part));
        } else if (mine.size() < part) {
            Set<Integer> taken = shards(connection, TAKE, relay, seconds(), part - mine.size());
            if (!taken.isEmpty()) {
                heldSince = clock(connection);
                mine.addAll(taken);
            }
        }
        return mine;
    }

    private double seconds() {
        return lease.toMillis() / 1_000.0;
    }

    private static int relaysAlive(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT_ALIVE);
                ResultSet row = count.executeQuery()) {
            row.next();
            return Math.max(1, row.getInt(1));
        }
    }

    private static Instant clock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static Set<Integer> shards(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = prepared(connection, sql, values);
                ResultSet rows = update.executeQuery()) {
            Set<Integer> shards = new TreeSet<>();
            while (rows.next()) {
                shards.add(rows.getInt(1));
            }
            return shards;
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = prepared(connection, sql, values)) {
            return update.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
