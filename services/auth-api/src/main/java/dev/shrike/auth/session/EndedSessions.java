package dev.shrike.auth.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shrike.rest.identity.RefusedTokens;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Ends sessions, and refuses their tokens: at once in this process, within two seconds in others of the same database. A
 * service that runs apart from auth-api learns it at the token's expiry only. Thread-safe.
 */
@Singleton
public class EndedSessions implements RefusedTokens {

    private static final int REMEMBERED = 20_000;
    private static final Duration RECHECK = Duration.ofSeconds(2);

    private final SessionTable sessions;
    private final Clock clock;
    private final Cache<UUID, Boolean> answers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(RECHECK)
            .build();

    EndedSessions(SessionTable sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public boolean refuses(UUID person, String tokenId) {
        return answers.get(
                UUID.fromString(tokenId), id -> sessions.findEnded(id).isPresent());
    }

    /** Asks the table again for each, after sessions were ended elsewhere. */
    public void recheck() {
        answers.invalidateAll();
    }

    void end(UUID id) {
        sessions.end(id, clock.instant());
        answers.invalidate(id);
    }
}
