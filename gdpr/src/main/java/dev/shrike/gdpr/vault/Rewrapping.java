package dev.shrike.gdpr.vault;

import static dev.shrike.gdpr.vault.Statements.query;
import static dev.shrike.gdpr.vault.Statements.update;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.kms.Kek;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps living keys by another key-encryption key. Keys are unwrapped and wrapped without any lock; then each row changes only if
 * it is still what was read, and is passed over while somebody holds it: a shredding always wins, and nobody waits for long.
 */
final class Rewrapping {

    private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);
    private static final int BATCH = 100;

    private static final String NEXT = """
            select subject, purpose, version, kek_id, fingerprint, wrapped_dek from vault.data_key
            where kek_id = ? and state = 'active' and (subject, purpose, version) > (?, ?, ?)
            order by subject, purpose, version limit ?""";

    private static final String EXCHANGE = """
            update vault.data_key k set wrapped_dek = ?, kek_id = ?
            from (select subject, purpose, version from vault.data_key
                where subject = ? and purpose = ? and version = ? and state = 'active' and kek_id = ? and wrapped_dek = ?
                for no key update skip locked) held
            where k.subject = held.subject and k.purpose = held.purpose and k.version = held.version""";

    private final VaultTransactions transactions;
    private final Wrapping wrapping;
    private final Guard guard;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    Rewrapping(VaultTransactions transactions, Wrapping wrapping, Guard guard) {
        this.transactions = transactions;
        this.wrapping = wrapping;
        this.guard = guard;
    }

    /** A key's place in the table. */
    private record Place(UUID person, String purpose, int version) {
        static final Place FIRST = new Place(new UUID(0, 0), "", 0);
    }

    private record Row(Place place, WrappedKey key) {}

    private record Exchange(Row row, WrappedKey fresh) {}

    /**
     * Wraps the next keys of one key-encryption key by another. What cannot be done is logged and tried again in another round.
     *
     * @return whether this round goes on
     */
    boolean batch(String kekId, Kek target) {
        Place from = places.getOrDefault(kekId, Place.FIRST);
        List<Row> rows = run(connection -> next(connection, kekId, from));
        List<Exchange> exchanges = new ArrayList<>();
        for (Row row : rows) {
            rewrap(row, target).ifPresent(fresh -> exchanges.add(new Exchange(row, fresh)));
        }
        int done = run(connection -> {
            int changed = 0;
            for (Exchange exchange : exchanges) {
                changed += exchange(connection, exchange);
            }
            return changed;
        });
        boolean more = rows.size() == BATCH;
        if (more) {
            places.put(kekId, rows.getLast().place());
        } else {
            places.remove(kekId);
        }
        LOG.info("{} of {} keys of {} are now wrapped by {}", done, rows.size(), kekId, target.id());
        return more;
    }

    private Optional<WrappedKey> rewrap(Row row, Kek target) {
        Place place = row.place();
        if (guard.forbids(place.person(), place.purpose(), row.key())) {
            return Optional.empty();
        }
        if (!(wrapping.unwrap(row.key(), place.person(), place.purpose()) instanceof KeyAnswer.Found(DataKey key))) {
            return Optional.empty(); // logged there
        }
        try {
            return Optional.of(wrapping.wrap(key, target));
        } catch (GeneralSecurityException e) {
            LOG.warn("{} does not wrap: {}", target.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private static List<Row> next(Connection connection, String kekId, Place from) throws SQLException {
        return query(connection, NEXT, Rewrapping::rows, kekId, from.person(), from.purpose(), from.version(), BATCH);
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            int version = result.getInt(3);
            rows.add(new Row(
                    new Place(result.getObject(1, UUID.class), result.getString(2), version),
                    new WrappedKey(version, result.getString(4), result.getString(5), result.getBytes(6))));
        }
        return rows;
    }

    private static int exchange(Connection connection, Exchange exchange) throws SQLException {
        Place place = exchange.row().place();
        return update(
                connection,
                EXCHANGE,
                exchange.fresh().wrapped(),
                exchange.fresh().kekId(),
                place.person(),
                place.purpose(),
                place.version(),
                exchange.row().key().kekId(),
                exchange.row().key().wrapped());
    }

    private <T> T run(VaultTransactions.Work<T> work) {
        try {
            return transactions.within(work);
        } catch (SQLException e) {
            throw Refusals.of(e);
        }
    }
}
