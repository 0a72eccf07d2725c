package dev.shrike.gateway.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The people of whose erasure this process has heard, as many as there is room for. Thread-safe. */
@Singleton
final class ErasedHeard {
    private static final int REMEMBERED = 100_000;

    private final Cache<UUID, Boolean> people =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    void add(UUID person) {
        people.put(person, Boolean.TRUE);
    }

    boolean contains(UUID person) {
        return people.getIfPresent(person) != null;
    }
}
