package dev.shrike.gdpr.key;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.util.SecretBytes;
import java.util.Base64;
import java.util.UUID;

/**
 * A data key in the form in which the vault's owner hands it to an authenticated service, as JSON over an encrypted
 * connection. Holds the bytes of the key: never log it, never store it.
 *
 * @param key the key's bytes in base64
 */
public record IssuedKey(UUID person, String purpose, int version, String fingerprint, String key) {

    public static IssuedKey of(DataKey key) {
        return new IssuedKey(
                key.person(),
                key.purpose(),
                key.version(),
                key.fingerprint(),
                Base64.getEncoder().encodeToString(key.exposed()));
    }

    /**
     * The key again.
     *
     * @throws IllegalArgumentException when the bytes are not those of the fingerprint
     */
    public DataKey toDataKey() {
        SecretBytes material = SecretBytes.copyFrom(Base64.getDecoder().decode(key), InsecureSecretKeyAccess.get());
        DataKey issued = new DataKey(person, purpose, version, material);
        if (!issued.fingerprint().equals(fingerprint)) {
            throw new IllegalArgumentException("Key " + issued + " does not have the fingerprint it came with");
        }
        return issued;
    }

    @Override
    public String toString() {
        return "IssuedKey[" + person + " " + purpose + " " + version + " (redacted)]";
    }
}
