package dev.shrike.gdpr.vault;

import com.google.crypto.tink.Aead;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.kms.Kek;
import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wraps data keys for the table, and unwraps what the table has. Whatever goes wrong here is an outage, never an erasure. */
record Wrapping(Kms kms) {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresVault.class);

    /** @throws VaultUnavailableException when the key management does not wrap */
    WrappedKey wrap(DataKey key) {
        try {
            return wrap(key, kms.current());
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailableException(trouble("wrap", e), e);
        }
    }

    WrappedKey wrap(DataKey key, Kek kek) throws GeneralSecurityException {
        return new WrappedKey(key.version(), kek.id(), key.fingerprint(), key.wrap(kek.aead()));
    }

    KeyAnswer unwrap(WrappedKey row, UUID person, String purpose) {
        if (row.destroyed()) {
            LOG.error("Key {} of person {} for {} is destroyed, but the person is not fenced", row, person, purpose);
            return new KeyAnswer.Unavailable("the key is destroyed, but the person is not fenced");
        }
        Optional<Aead> kek = kms.find(row.kekId());
        if (kek.isEmpty()) {
            LOG.error("Key {} of person {} for {} was wrapped by {}, not {}", row, person, purpose, row.kekId(), kms);
            return new KeyAnswer.Unavailable("the key was wrapped by a key-encryption key that is not here");
        }
        try {
            DataKey key = DataKey.unwrap(person, purpose, row.version(), row.wrapped(), kek.get());
            if (key.fingerprint().equals(row.fingerprint())) {
                return new KeyAnswer.Found(key);
            }
            LOG.error("Key {} of person {} for {} is another than the table says", row, person, purpose);
            return new KeyAnswer.Unavailable("the key does not have the fingerprint it was stored with");
        } catch (KmsUnavailableException e) {
            LOG.warn("Key {} of person {} for {}: {}", row, person, purpose, e.getMessage());
            return new KeyAnswer.Unavailable(trouble("unwrap", e));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            LOG.error("Key {} of person {} for {} is not unwrapped by {}", row, person, purpose, row.kekId(), e);
            return new KeyAnswer.Unavailable("the key cannot be unwrapped");
        }
    }

    private static String trouble(String what, GeneralSecurityException e) {
        return e instanceof KmsUnavailableException
                ? "the key management is not available: " + e.getMessage()
                : "the key management does not " + what;
    }
}
