package dev.shrike.messaging.relay;

import dev.shrike.messaging.outbox.Shards;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which shards this relay may publish. Relays that share a database share the shards evenly: each takes what is free up
 * to its part, gives back what is above it, and loses all when it stops to renew. The database's clock decides; a lease that
 * ends later than any lease can was given before that clock was moved back, and holds nothing.
 *
 * <p>Used by the relay's thread only.
 */
final class ShardLeases {
    private static final String UNTIL = "clock_timestamp() + make_interval(secs => ?)";
    private static final String ALIVE = "insert into outbox_relay (id, alive_until) values (?, " + UNTIL
            + ") on conflict (id) do update set alive_until = excluded.alive_until";
    private static final String COUNT_ALIVE = """
            with gone as (delete from outbox_relay where id in (
                select id from outbox_relay where alive_until <= clock_timestamp()
                    or alive_until > clock_timestamp() + make_interval(secs => ?) for update skip locked))
            select count(*) from outbox_relay where alive_until > clock_timestamp()
                and alive_until <= clock_timestamp() + make_interval(secs => ?)""";
    private static final String RENEW = "update outbox_shard set leased_until = " + UNTIL
            + " where relay = ? and leased_until > clock_timestamp() returning shard";
    private static final String GIVE_BACK = """
            update outbox_shard set relay = null, leased_until = null where shard in (
                select shard from outbox_shard where relay = ? order by shard limit ?)
            returning shard""";
    private static final String TAKE = """
            with free as (
                select shard, relay is not null and leased_until > clock_timestamp() as moved_back from outbox_shard
                where relay is null or leased_until <= clock_timestamp()
                    or leased_until > clock_timestamp() + make_interval(secs => ?)
                order by shard limit ? for update skip locked)
            update outbox_shard taken set relay = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
            from free where taken.shard = free.shard returning taken.shard, free.moved_back""";
    /** No lease is longer than so many of ours, or so many seconds: relays need not be configured alike. */
    private static final int LONGEST_LEASES = 10;

    private static final double LONGEST_SECONDS = 120;

    private final TransactionOperations<Connection> transactions;
    private final UUID relay;
    private final Duration lease;
    private final Set<Integer> held = new TreeSet<>();
    private long renewedNanos;
    private Takeover takeover = Takeover.NONE;

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

    /** The last time that this relay took over a shard. */
    Takeover takeover() {
        return takeover;
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
            mine.addAll(take(connection, part - mine.size()));
        }
        return mine;
    }

    private double seconds() {
        return lease.toMillis() / 1_000.0;
    }

    private double longest() {
        return Math.max(LONGEST_LEASES * seconds(), LONGEST_SECONDS);
    }

    private Set<Integer> take(Connection connection, int most) throws SQLException {
        Set<Integer> taken = new TreeSet<>();
        boolean movedBack = false;
        try (PreparedStatement take = prepared(connection, TAKE, longest(), most, relay, seconds());
                ResultSet rows = take.executeQuery()) {
            while (rows.next()) {
                taken.add(rows.getInt(1));
                movedBack |= rows.getBoolean(2);
            }
        }
        if (!taken.isEmpty()) {
            takeover = new Takeover(lastId(connection), takeover.agesTold() && !movedBack);
        }
        return taken;
    }

    private int relaysAlive(Connection connection) throws SQLException {
        try (PreparedStatement count = prepared(connection, COUNT_ALIVE, longest(), longest());
                ResultSet row = count.executeQuery()) {
            row.next();
            return Math.max(1, row.getInt(1));
        }
    }

    private static long lastId(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select coalesce(max(id), 0) from outbox");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
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
