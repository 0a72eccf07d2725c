package dev.shrike.gdpr.kms;

import com.google.crypto.tink.Aead;

/**
 * A key-encryption key, ready for use.
 *
 * @param id names it in the vault's tables, for ever; tells nothing about the key
 * @param aead wraps by this key and no other; throws {@link KmsUnavailableException} when nobody can say at the moment
 */
public record Kek(String id, Aead aead) {

    @Override
    public String toString() {
        return "Kek[" + id + "]";
    }
}
