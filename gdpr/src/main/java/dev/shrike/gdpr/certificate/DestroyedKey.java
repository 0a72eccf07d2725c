package dev.shrike.gdpr.certificate;

import java.time.Instant;

/**
 * A data key that exists no more.
 *
 * @param fingerprint what the key was known by; tells nothing about the key
 */
public record DestroyedKey(String purpose, int version, String fingerprint, Instant destroyedAt) {

    /** @throws IllegalArgumentException when it is not what may stand in a certificate */
    public DestroyedKey {
        Permitted.name("purpose", purpose);
        Permitted.require(version > 0, version, "version of a key is not positive");
        Permitted.require(fingerprint.matches("[0-9a-f]{16,64}"), fingerprint, "fingerprint is not in hex digits");
        destroyedAt = Permitted.time("destroyed_at", destroyedAt);
    }
}
