package dev.shrike.gateway.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.EventSelection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * Who was erased, by the stream that says so: of whom a client that begins, or a backlog, has to know. What is heard while streams are
 * followed needs no question. Thread-safe; asks NATS, so it may block.
 */
@Singleton
final class Erasures {
    private static final String EVENT = "gdpr";

    /** Nothing but these follows a deletion. */
    private static final Set<String> OF_AN_ERASURE = Set.of("delete", "shredded", "erased", "completed");

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int REMEMBERED = 100_000;

    private final EventReader reader;
    private final ErasedHeard heard;
    private final Cache<UUID, Boolean> others = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FRESH)
            .build();

    Erasures(EventReader reader, ErasedHeard heard) {
        this.reader = reader;
        this.heard = heard;
    }

    /** @throws dev.shrike.messaging.nats.NatsUnavailableException when the stream cannot be asked */
    boolean isErased(UUID person) {
        if (heard.contains(person)) {
            return true;
        }
        if (others.getIfPresent(person) != null) {
            return false;
        }
        boolean erased = reader.last(EventSelection.of(EVENT).aggregate(person.toString()))
                .filter(last -> OF_AN_ERASURE.contains(last.envelope().type()))
                .isPresent();
        if (erased) {
            heard.add(person);
        } else {
            others.put(person, Boolean.TRUE);
        }
        return erased;
    }
}
