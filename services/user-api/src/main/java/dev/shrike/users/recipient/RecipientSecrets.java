package dev.shrike.users.recipient;

import dev.shrike.gdpr.key.AssociatedData;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.vault.PostgresVault;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Keeps recipients' secrets under a key of the vault that belongs to no person, bound to the recipient. Thread-safe. */
@Singleton
class RecipientSecrets {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String PURPOSE = "webhook";
    private static final String DOMAIN = "shrike.recipient-secret.v1";

    private final PostgresVault vault;

    RecipientSecrets(PostgresVault vault) {
        this.vault = vault;
    }

    /** A secret as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Encrypted(byte[] bytes, int keyVersion) {
        @Override
        public String toString() {
            return "Encrypted[redacted]";
        }
    }

    Encrypted encrypt(String recipient, byte[] secret) {
        DataKey key = vault.provision(NOBODY, PURPOSE);
        try {
            return new Encrypted(key.encrypt(secret, context(recipient, key.version())), key.version());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key cannot encrypt", e);
        }
    }

    /** @throws VaultUnavailableException when the vault is away */
    byte[] decrypt(String recipient, Encrypted secret) {
        try {
            return switch (vault.find(NOBODY, PURPOSE, secret.keyVersion())) {
                case KeyAnswer.Found(DataKey key) ->
                    key.decrypt(secret.bytes(), context(recipient, secret.keyVersion()));
                case KeyAnswer.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
                case KeyAnswer.Erased _, KeyAnswer.Unknown _ ->
                    throw new IllegalStateException("The vault lost the key of the recipients' secrets");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret of recipient " + recipient + " was changed in the database", e);
        }
    }

    private static byte[] context(String recipient, int version) {
        return new AssociatedData(DOMAIN).with(recipient).with(version).bytes();
    }
}
