package dev.shrike.gdpr.vault;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Data keys in PostgreSQL, wrapped by a {@link KeyEncryptionKey}. Making a key and shredding a person take the same row
 * lock, and the tables themselves refuse a living key behind a fence: once a shredding has committed, no key of that
 * person exists or ever will. Thread-safe; each statement is limited to five seconds.
 */
public final class PostgresVault implements DataKeys {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresVault.class);

    private final VaultTransactions transactions;
    private final KeyEncryptionKey kek;

    public PostgresVault(VaultTransactions transactions, KeyEncryptionKey kek) {
        this.transactions = transactions;
        this.kek = kek;
    }

    /**
     * To be called at start-up, before the first key is made.
     *
     * @throws KeyMaterialException when living keys were wrapped by a key that is not in this keyset
     * @throws VaultUnavailableException when the database does not answer
     */
    public void requireOwnKey() {
        Set<String> strangers = run(VaultTables::wrappingKeys);
        strangers.removeIf(kek::knows);
        if (!strangers.isEmpty()) {
            throw new KeyMaterialException("The vault holds keys wrapped by " + strangers + ", but the key-encryption "
                    + "key at hand is " + kek.id() + ": bring back the keyset file the vault was written with");
        }
    }

    @Override
    public DataKey provision(UUID person, String purpose) {
        return switch (run(connection -> currentOrNew(connection, person, purpose))) {
            case KeyAnswer.Found(DataKey key) -> key;
            case KeyAnswer.Erased _ -> throw new PersonErasedException(person);
            case KeyAnswer.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
            case KeyAnswer.Unknown _ -> throw new IllegalStateException("No key was made for " + person);
        };
    }

    @Override
    public KeyAnswer find(UUID person, String purpose, int version) {
        try {
            return transactions.within(
                    connection -> answer(VaultTables.version(connection, person, purpose, version), person, purpose));
        } catch (SQLException e) {
            LOG.warn("Key vault did not answer for person {}", person, e);
            return new KeyAnswer.Unavailable("the key vault's database did not answer");
        }
    }

    /**
     * Destroys all keys of the person, for every purpose and version, and sets the fence. Joins the caller's
     * transaction as {@link VaultTransactions} does, and holds from its commit on. Idempotent: a second time finds the
     * first fence.
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

    private KeyAnswer currentOrNew(Connection connection, UUID person, String purpose) throws SQLException {
        KeyAnswer unlocked = answer(VaultTables.current(connection, person, purpose), person, purpose);
        if (!(unlocked instanceof KeyAnswer.Unknown)) {
            return unlocked;
        }
        VaultTables.lock(connection, person);
        KeyAnswer locked = answer(VaultTables.current(connection, person, purpose), person, purpose);
        return locked instanceof KeyAnswer.Unknown ? create(connection, person, purpose) : locked;
    }

    private KeyAnswer create(Connection connection, UUID person, String purpose) throws SQLException {
        int version = VaultTables.newestVersion(connection, person, purpose) + 1;
        DataKey key = DataKey.generate(person, purpose, version);
        try {
            WrappedKey wrapped = new WrappedKey(version, kek.id(), key.fingerprint(), kek.wrap(key));
            VaultTables.insert(connection, person, purpose, wrapped);
            return new KeyAnswer.Found(key);
        } catch (GeneralSecurityException e) {
            LOG.error("Key-encryption key {} does not wrap", kek.id(), e);
            return new KeyAnswer.Unavailable("the key-encryption key does not wrap");
        }
    }

    private KeyAnswer answer(KeyState state, UUID person, String purpose) {
        if (state.fenced()) {
            return new KeyAnswer.Erased();
        }
        return state.key().map(key -> unwrap(key, person, purpose)).orElseGet(KeyAnswer.Unknown::new);
    }

    private KeyAnswer unwrap(WrappedKey row, UUID person, String purpose) {
        if (row.destroyed()) {
            LOG.error("Key {} of person {} for {} is destroyed, but the person is not fenced", row, person, purpose);
            return new KeyAnswer.Unavailable("the key is destroyed, but the person is not fenced");
        }
        try {
            DataKey key = kek.unwrap(person, purpose, row.version(), row.wrapped());
            return key.fingerprint().equals(row.fingerprint())
                    ? new KeyAnswer.Found(key)
                    : new KeyAnswer.Unavailable("the key does not have the fingerprint it was stored with");
        } catch (GeneralSecurityException e) {
            LOG.error("Key {} of person {} for {} was not wrapped by {}", row, person, purpose, kek.id(), e);
            return new KeyAnswer.Unavailable("the key cannot be unwrapped");
        }
    }

    private <T> T run(VaultTransactions.Work<T> work) {
        try {
            return transactions.within(work);
        } catch (SQLException e) {
            throw new VaultUnavailableException("The key vault's database did not answer", e);
        }
    }
}
