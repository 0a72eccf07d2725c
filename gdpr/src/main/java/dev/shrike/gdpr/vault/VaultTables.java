package dev.shrike.gdpr.vault;

import static dev.shrike.gdpr.vault.Statements.query;
import static dev.shrike.gdpr.vault.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The vault's SQL, one method per statement. Every method runs in the transaction of the connection it is given. */
final class VaultTables {

    private static final String STATE_OF_VERSION = """
            select e.person is not null as fenced, 0 as newest, k.version, k.kek_id, k.fingerprint, k.wrapped_dek
            from (select ? as person) q
            left join vault.erased_person e on e.person = q.person
            left join vault.data_key k on k.subject = q.person and k.purpose = ? and k.version = ?""";

    private static final String STATE_OF_CURRENT = """
            select e.person is not null as fenced, n.newest, k.version, k.kek_id, k.fingerprint, k.wrapped_dek
            from (select ? as person, ? as purpose) q
            left join vault.erased_person e on e.person = q.person
            left join lateral (
                select coalesce(max(version), 0) as newest from vault.data_key
                where subject = q.person and purpose = q.purpose) n on true
            left join lateral (
                select * from vault.data_key
                where subject = q.person and purpose = q.purpose and state = 'active'
                order by version desc limit 1) k on true""";

    private static final String INSERT_KEY = """
            insert into vault.data_key (subject, purpose, version, wrapped_dek, kek_id, fingerprint, state)
            values (?, ?, ?, ?, ?, ?, 'active')""";

    private static final String DESTROY_KEYS = """
            update vault.data_key set wrapped_dek = null, state = 'destroyed', destroyed_at = clock_timestamp()
            where subject = ? and state = 'active'""";

    private static final String DESTROYED_KEYS = """
            select purpose, version, fingerprint, destroyed_at from vault.data_key
            where subject = ? and state = 'destroyed' order by purpose, version""";

    private static final String FENCES = """
            with page as (select ?::uuid as after)
            select e.person, e.fenced_at, e.erasure_id from vault.erased_person e, page
            where page.after is null or e.person > page.after order by e.person limit ?""";

    private static final String SET_FENCE = """
            insert into vault.erased_person (person, fenced_at, erasure_id)
            values (?, clock_timestamp(), ?) on conflict (person) do nothing""";

    private VaultTables() {}

    /** Waits for whoever else provisions or shreds for this person; held until the transaction ends. */
    static void lock(Connection connection, UUID person) throws SQLException {
        update(connection, "insert into vault.person (person) values (?) on conflict do nothing", person);
        query(connection, "select fenced from vault.person where person = ? for update", ResultSet::next, person);
    }

    static KeyState current(Connection connection, UUID person, String purpose) throws SQLException {
        return query(connection, STATE_OF_CURRENT, VaultTables::state, person, purpose);
    }

    static KeyState version(Connection connection, UUID person, String purpose, int version) throws SQLException {
        return query(connection, STATE_OF_VERSION, VaultTables::state, person, purpose, version);
    }

    static void insert(Connection connection, UUID person, String purpose, WrappedKey key) throws SQLException {
        update(connection, INSERT_KEY, person, purpose, key.version(), key.wrapped(), key.kekId(), key.fingerprint());
    }

    static void destroyKeys(Connection connection, UUID person) throws SQLException {
        update(connection, DESTROY_KEYS, person);
    }

    static void setFence(Connection connection, UUID person, UUID erasure) throws SQLException {
        update(connection, "update vault.person set fenced = true where person = ? and not fenced", person);
        update(connection, SET_FENCE, person, erasure);
    }

    static Optional<Fence> fence(Connection connection, UUID person) throws SQLException {
        return query(
                connection,
                "select fenced_at, erasure_id from vault.erased_person where person = ?",
                result -> result.next()
                        ? Optional.of(new Fence(
                                person,
                                result.getObject(1, OffsetDateTime.class).toInstant(),
                                result.getObject(2, UUID.class)))
                        : Optional.empty(),
                person);
    }

    static List<Fence> fences(Connection connection, Optional<UUID> after, int limit) throws SQLException {
        return query(
                connection,
                FENCES,
                result -> {
                    List<Fence> fences = new ArrayList<>();
                    while (result.next()) {
                        fences.add(new Fence(
                                result.getObject(1, UUID.class),
                                result.getObject(2, OffsetDateTime.class).toInstant(),
                                result.getObject(3, UUID.class)));
                    }
                    return fences;
                },
                after.orElse(null),
                limit);
    }

    static List<Shredding.DestroyedKey> destroyed(Connection connection, UUID person) throws SQLException {
        return query(
                connection,
                DESTROYED_KEYS,
                result -> {
                    List<Shredding.DestroyedKey> keys = new ArrayList<>();
                    while (result.next()) {
                        keys.add(new Shredding.DestroyedKey(
                                person,
                                result.getString(1),
                                result.getInt(2),
                                result.getString(3),
                                result.getObject(4, OffsetDateTime.class).toInstant()));
                    }
                    return keys;
                },
                person);
    }

    static Set<String> wrappingKeys(Connection connection) throws SQLException {
        return query(connection, "select distinct kek_id from vault.data_key where state = 'active'", result -> {
            Set<String> ids = new TreeSet<>();
            while (result.next()) {
                ids.add(result.getString(1));
            }
            return ids;
        });
    }

    private static KeyState state(ResultSet result) throws SQLException {
        result.next();
        int version = result.getInt("version");
        Optional<WrappedKey> key = result.wasNull()
                ? Optional.empty()
                : Optional.of(new WrappedKey(
                        version,
                        result.getString("kek_id"),
                        result.getString("fingerprint"),
                        result.getBytes("wrapped_dek")));
        return new KeyState(result.getBoolean("fenced"), result.getInt("newest"), key);
    }
}
