package dev.shrike.gdpr.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * One version of the AES-256-GCM key of one person for one purpose. Its bytes leave it in two ways only: wrapped by
 * another key ({@link #wrap}) and as the {@link IssuedKey} that the vault's owner hands to an authenticated service.
 * Immutable and thread-safe.
 */
public final class DataKey {

    static final int BYTES = 32;

    private static final String WRAP_DOMAIN = "shrike.data-key.v1";

    private final UUID person;
    private final String purpose;
    private final int version;
    private final SecretBytes material;
    private final String fingerprint;
    private final Aead aead;

    DataKey(UUID person, String purpose, int version, SecretBytes material) {
        if (!Purpose.isValid(purpose)) {
            throw new IllegalArgumentException("Not a purpose: lower case letters, digits, _ and -, at most 63");
        }
        if (version < 1) {
            throw new IllegalArgumentException("A key version is 1 or more, not " + version);
        }
        if (material.size() != BYTES) {
            throw new IllegalArgumentException("A data key has " + BYTES + " bytes, not " + material.size());
        }
        this.person = person;
        this.purpose = purpose;
        this.version = version;
        this.material = material;
        this.fingerprint = Primitives.fingerprint(exposed(), context(person, purpose, version));
        this.aead = Primitives.aead(material);
    }

    /** A fresh key from the system's secure random source. */
    public static DataKey generate(UUID person, String purpose, int version) {
        return new DataKey(person, purpose, version, SecretBytes.randomBytes(BYTES));
    }

    /**
     * Reads what {@link #wrap} wrote.
     *
     * @throws GeneralSecurityException when the bytes were wrapped by another key, for another name, or are damaged
     */
    public static DataKey unwrap(UUID person, String purpose, int version, byte[] wrapped, Aead wrapping)
            throws GeneralSecurityException {
        byte[] bytes = wrapping.decrypt(wrapped, context(person, purpose, version));
        return new DataKey(person, purpose, version, SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()));
    }

    /** This key encrypted by another, bound to its person, purpose and version. */
    public byte[] wrap(Aead wrapping) throws GeneralSecurityException {
        return wrapping.encrypt(exposed(), context(person, purpose, version));
    }

    public byte[] encrypt(byte[] plain, byte[] associatedData) throws GeneralSecurityException {
        return aead.encrypt(plain, associatedData);
    }

    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        return aead.decrypt(ciphertext, associatedData);
    }

    public UUID person() {
        return person;
    }

    public String purpose() {
        return purpose;
    }

    /** Starts at 1 and grows with each new key of the same person and purpose. */
    public int version() {
        return version;
    }

    /** Names this very key without telling anything about it: 32 hex digits of an HMAC under the key. */
    public String fingerprint() {
        return fingerprint;
    }

    byte[] exposed() {
        return material.toByteArray(InsecureSecretKeyAccess.get());
    }

    private static byte[] context(UUID person, String purpose, int version) {
        return new AssociatedData(WRAP_DOMAIN)
                .with(person)
                .with(purpose)
                .with(version)
                .bytes();
    }

    @Override
    public String toString() {
        return "DataKey[" + person + " " + purpose + " " + version + " (redacted)]";
    }
}
