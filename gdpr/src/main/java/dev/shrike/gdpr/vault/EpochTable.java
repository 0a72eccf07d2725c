package dev.shrike.gdpr.vault;

import static dev.shrike.gdpr.vault.Statements.query;
import static dev.shrike.gdpr.vault.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code vault.kek_epoch}. Every method runs in the transaction of the connection it is given. */
final class EpochTable {

    private static final String ALL = """
            select e.kek_id, e.began, e.retired, e.closed, e.destroyed, coalesce(k.living, 0), coalesce(k.dead, 0)
            from vault.kek_epoch e left join (
                select kek_id, count(*) filter (where state = 'active') as living,
                    count(*) filter (where state = 'destroyed') as dead
                from vault.data_key group by kek_id) k on k.kek_id = e.kek_id
            order by e.began, e.kek_id""";

    private static final String CLOSE = """
            update vault.kek_epoch set closed = clock_timestamp()
            where kek_id = ? and closed is null and retired <= clock_timestamp() - make_interval(secs => ?)
                and not exists (select 1 from vault.data_key k where k.kek_id = kek_epoch.kek_id and k.state = 'active')""";

    private static final String OLDER = """
            select 1 from vault.kek_epoch
            where kek_id = ? and retired is null and began <= clock_timestamp() - make_interval(secs => ?)""";

    private EpochTable() {}

    /** When the key that wraps now began to; empty before the first. */
    static Optional<Instant> currentBegan(Connection connection) throws SQLException {
        return query(connection, "select max(began) from vault.kek_epoch where retired is null", row -> {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        });
    }

    /** Notes that a key wraps, when that is new. */
    static void begin(Connection connection, String kekId) throws SQLException {
        update(
                connection,
                "insert into vault.kek_epoch (kek_id, began) values (?, clock_timestamp()) on conflict do nothing",
                kekId);
    }

    /** All but this one wrap no more. */
    static int retireOthers(Connection connection, String current) throws SQLException {
        return update(
                connection,
                "update vault.kek_epoch set retired = clock_timestamp() where kek_id <> ? and retired is null",
                current);
    }

    /** Whether it is closed now: retired long enough, and without a living key. */
    static boolean close(Connection connection, String kekId, Duration grace) throws SQLException {
        return update(connection, CLOSE, kekId, grace.toMillis() / 1e3) == 1;
    }

    /**
     * Notes that the key is about to be destroyed here, or was not: one that is gone afterwards was destroyed, and not just taken
     * elsewhere.
     */
    static int ending(Connection connection, String kekId, boolean ending) throws SQLException {
        return update(
                connection,
                "update vault.kek_epoch set ending = case when ? then clock_timestamp() end"
                        + " where kek_id = ? and closed is not null and destroyed is null",
                ending,
                kekId);
    }

    static boolean isEnding(Connection connection, String kekId) throws SQLException {
        return query(
                connection,
                "select 1 from vault.kek_epoch where kek_id = ? and ending is not null",
                ResultSet::next,
                kekId);
    }

    static int destroyed(Connection connection, String kekId) throws SQLException {
        return update(
                connection,
                "update vault.kek_epoch set destroyed = clock_timestamp() where kek_id = ? and closed is not null"
                        + " and destroyed is null",
                kekId);
    }

    /** Whether this transaction alone rotates, until it ends. */
    static boolean lock(Connection connection) throws SQLException {
        return query(connection, "select pg_try_advisory_xact_lock(hashtextextended('vault.kek_epoch', 0))", result -> {
            result.next();
            return result.getBoolean(1);
        });
    }

    /** Whether no other took over from it. */
    static boolean current(Connection connection, String kekId) throws SQLException {
        return older(connection, kekId, Duration.ZERO);
    }

    /** Whether the epoch is current, and began so long ago. */
    static boolean older(Connection connection, String kekId, Duration age) throws SQLException {
        return query(connection, OLDER, ResultSet::next, kekId, age.toMillis() / 1e3);
    }

    static List<KekEpoch> all(Connection connection) throws SQLException {
        return query(connection, ALL, result -> {
            List<KekEpoch> epochs = new ArrayList<>();
            while (result.next()) {
                epochs.add(new KekEpoch(
                        result.getString(1),
                        instant(result, 2).orElseThrow(),
                        instant(result, 3),
                        instant(result, 4),
                        instant(result, 5),
                        result.getLong(6),
                        result.getLong(7)));
            }
            return epochs;
        });
    }

    private static Optional<Instant> instant(ResultSet result, int column) throws SQLException {
        return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
