package dev.shrike.gdpr.vault;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What shredding left behind: the fence and every key of the person that is destroyed, now or before. Holds no key.
 */
public record Shredding(Fence fence, List<DestroyedKey> destroyed) {

    public Shredding {
        destroyed = List.copyOf(destroyed);
    }

    /** A key that nobody can use any more. */
    public record DestroyedKey(UUID person, String purpose, int version, String fingerprint, Instant at) {}
}
