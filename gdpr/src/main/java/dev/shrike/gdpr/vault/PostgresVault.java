package dev.shrike.gdpr.vault;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.kms.Kms;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Data keys in PostgreSQL, wrapped by a {@link Kms}. Making a key and shredding a person take the same row lock, and the tables
 * themselves refuse a living key behind a fence: once a shredding has committed, no key of that person exists or ever will. What
 * the {@link ErasureLedger} knows holds even when the tables were brought back from an old backup; before the ledger is ready
 * nobody is served. Thread-safe; each statement is limited to five seconds, and the key management is never asked while a
 * lock is held.
 */
public final class PostgresVault implements DataKeys {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresVault.class);

    /** How often somebody else may be faster at making a version of the same key. */
    private static final int MOST_ATTEMPTS = 10;

    private final VaultTransactions transactions;
    private final Kms kms;
    private final Guard guard;
    private final Wrapping wrapping;

    /** A vault whose tables alone are believed: for databases that nothing is ever restored into. */
    public PostgresVault(VaultTransactions transactions, Kms kms) {
        this(transactions, kms, ErasureLedger.none(), _ -> {});
    }

    /** @param alarm is told when tables and ledger contradict each other */
    public PostgresVault(VaultTransactions transactions, Kms kms, ErasureLedger ledger, VaultAlarm alarm) {
        this.transactions = transactions;
        this.kms = kms;
        this.guard = new Guard(ledger, alarm);
        this.wrapping = new Wrapping(kms);
    }

    /**
     * To be called at start-up, before the first key is made.
     *
     * @throws KeyMaterialException when living keys were wrapped by a key that does not belong to this key management
     * @throws VaultUnavailableException when the database does not answer
     */
    public void requireOwnKey() {
        Set<String> strangers = run(VaultTables::wrappingKeys);
        strangers.removeIf(id -> kms.find(id).isPresent());
        if (!strangers.isEmpty()) {
            throw new KeyMaterialException("The vault holds keys wrapped by " + strangers + ", but the key-encryption "
                    + "key at hand is " + kms
                    + ": bring back the key the vault was written with, or, when that key was "
                    + "destroyed after its time, a backup of the vault that is younger");
        }
    }

    @Override
    public DataKey provision(UUID person, String purpose) {
        return key(person, purpose, false);
    }

    /**
     * Makes a new version of the person's key for a purpose: it seals from now on, and older versions still open what they
     * sealed. Others use it within the time for which they cache keys.
     *
     * @throws PersonErasedException when the person is fenced
     * @throws VaultUnavailableException when the vault did not answer; a version may have been made or not
     */
    public DataKey rotate(UUID person, String purpose) {
        return key(person, purpose, true);
    }

    @Override
    public KeyAnswer find(UUID person, String purpose, int version) {
        Optional<String> closed = guard.closed();
        if (closed.isPresent()) {
            return new KeyAnswer.Unavailable(closed.get());
        }
        try {
            return answer(
                    transactions.within(connection -> VaultTables.version(connection, person, purpose, version)),
                    person,
                    purpose);
        } catch (SQLException e) {
            LOG.warn("Key vault did not answer for person {}", person, e);
            return new KeyAnswer.Unavailable("the key vault's database did not answer");
        }
    }

    /**
     * Destroys all keys of the person, for every purpose and version, and sets the fence. Joins the caller's
     * transaction as {@link VaultTransactions} does, and holds from its commit on. Idempotent: a second time finds the
     * first fence. Needs no ledger: replaying the ledger does this.
     *
     * @throws VaultUnavailableException when the database did not do it; nothing has happened then
     */
    public Shredding shred(UUID person, UUID erasure) {
        return run(connection -> {
            VaultTables.lock(connection, person);
            VaultTables.destroyKeys(connection, person);
            VaultTables.setFence(connection, person, erasure);
            Fence fence = VaultTables.fence(connection, person).orElseThrow();
            return new Shredding(fence, VaultTables.destroyed(connection, person));
        });
    }

    /** @throws VaultUnavailableException when the database does not answer */
    public Optional<Fence> fence(UUID person) {
        return run(connection -> VaultTables.fence(connection, person));
    }

    /**
     * The fences that the tables hold, ordered by person.
     *
     * @param after the last person of the page before
     * @throws VaultUnavailableException when the database does not answer
     */
    public List<Fence> fences(Optional<UUID> after, int limit) {
        return run(connection -> VaultTables.fences(connection, after, limit));
    }

    private DataKey key(UUID person, String purpose, boolean fresh) {
        guard.closed().ifPresent(reason -> {
            throw new VaultUnavailableException(reason);
        });
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            KeyState state = run(connection -> VaultTables.current(connection, person, purpose));
            Optional<KeyAnswer> verdict = guard.verdict(person, purpose, state);
            if (verdict.isPresent() || (state.key().isPresent() && !fresh)) {
                return usable(verdict.orElseGet(() -> answer(state, person, purpose)), person);
            }
            Optional<DataKey> made = make(person, purpose, state.newest() + 1, fresh);
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw new VaultUnavailableException("too many make keys of this person at once");
    }

    /** Empty when somebody else made a key, or fenced the person, meanwhile. */
    private Optional<DataKey> make(UUID person, String purpose, int version, boolean fresh) {
        DataKey key = DataKey.generate(person, purpose, version);
        WrappedKey wrapped = wrapping.wrap(key);
        boolean stored = run(connection -> {
            VaultTables.lock(connection, person);
            KeyState now = VaultTables.current(connection, person, purpose);
            return !now.fenced()
                    && (fresh || now.key().isEmpty())
                    && now.newest() == version - 1
                    && store(connection, person, purpose, wrapped);
        });
        return stored ? Optional.of(key) : Optional.empty();
    }

    private static boolean store(Connection connection, UUID person, String purpose, WrappedKey key)
            throws SQLException {
        EpochTable.begin(connection, key.kekId());
        VaultTables.insert(connection, person, purpose, key);
        return true;
    }

    private KeyAnswer answer(KeyState state, UUID person, String purpose) {
        return guard.verdict(person, purpose, state)
                .orElseGet(() -> state.key()
                        .map(row -> wrapping.unwrap(row, person, purpose))
                        .orElseGet(KeyAnswer.Unknown::new));
    }

    private static DataKey usable(KeyAnswer answer, UUID person) {
        return switch (answer) {
            case KeyAnswer.Found(DataKey key) -> key;
            case KeyAnswer.Erased _ -> throw new PersonErasedException(person);
            case KeyAnswer.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
            case KeyAnswer.Unknown _ -> throw new IllegalStateException("No key was made for " + person);
        };
    }

    private <T> T run(VaultTransactions.Work<T> work) {
        try {
            return transactions.within(work);
        } catch (SQLException e) {
            throw Refusals.of(e);
        }
    }
}
