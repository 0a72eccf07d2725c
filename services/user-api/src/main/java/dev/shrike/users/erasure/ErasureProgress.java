package dev.shrike.users.erasure;

import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import java.util.UUID;

/**
 * What the saga of an erasure knows.
 *
 * @param erasure its id
 * @param person who is erased
 * @param messages what JetStream had on the person's subjects before it was purged, by stream; counted once, so that a purge that is
 *     repeated after a crash does not report less
 */
record ErasureProgress(UUID erasure, UUID person, @Nullable Map<String, Long> messages) {

    static ErasureProgress of(UUID erasure, UUID person) {
        return new ErasureProgress(erasure, person, null);
    }

    ErasureProgress counted(Map<String, Long> found) {
        return new ErasureProgress(erasure, person, Map.copyOf(found));
    }
}
