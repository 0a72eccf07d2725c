package dev.shrike.users.index;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.vault.PostgresVault;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * The key of the blind indexes: made once, kept in the database under a key of the vault that belongs to no person. Read
 * once, at first use. Thread-safe.
 */
@Singleton
class IndexKey {

    /** In whose name the vault keeps the wrapping key: nobody's. */
    static final UUID NOBODY = new UUID(0, 0);

    private static final String PURPOSE = "blind-index";
    private static final byte[] CONTEXT = "shrike.blind-index.v1".getBytes(StandardCharsets.UTF_8);
    private static final int BYTES = 32;

    private final PostgresVault vault;
    private final TransactionOperations<Connection> transactions;
    private volatile byte[] key;

    private record Stored(int keyVersion, byte[] encrypted) {}

    IndexKey(PostgresVault vault, @Named("users") TransactionOperations<Connection> transactions) {
        this.vault = vault;
        this.transactions = transactions;
    }

    byte[] bytes() {
        byte[] known = key;
        if (known == null) {
            known = decrypt(find().orElseGet(this::create));
            key = known;
        }
        return known;
    }

    private Stored create() {
        DataKey wrapping = vault.provision(NOBODY, PURPOSE);
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Stored stored = new Stored(wrapping.version(), encrypt(wrapping, fresh));
        transactions.executeWrite(status -> insert(status.getConnection(), stored));
        return find().orElseThrow(); // ours, or that of a process which was first
    }

    private static byte[] encrypt(DataKey wrapping, byte[] fresh) {
        try {
            return wrapping.encrypt(fresh, CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key cannot encrypt", e);
        }
    }

    private byte[] decrypt(Stored stored) {
        try {
            return switch (vault.find(NOBODY, PURPOSE, stored.keyVersion())) {
                case KeyAnswer.Found(DataKey wrapping) -> wrapping.decrypt(stored.encrypted(), CONTEXT);
                case KeyAnswer.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
                case KeyAnswer.Erased _, KeyAnswer.Unknown _ ->
                    throw new IllegalStateException("The vault lost the key of the blind indexes");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the blind indexes was changed in the database", e);
        }
    }

    private Optional<Stored> find() {
        return transactions.executeRead(status -> select(status.getConnection()));
    }

    private static Optional<Stored> select(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select key_version, encrypted from blind_index_key where id = 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new Stored(row.getInt(1), row.getBytes(2))) : Optional.empty();
        }
    }

    private static int insert(Connection connection, Stored stored) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into blind_index_key (id, key_version, encrypted) values (1, ?, ?) on conflict do nothing")) {
            insert.setInt(1, stored.keyVersion());
            insert.setBytes(2, stored.encrypted());
            return insert.executeUpdate();
        }
    }
}
