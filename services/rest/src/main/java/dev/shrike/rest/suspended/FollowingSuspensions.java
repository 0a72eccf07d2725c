package dev.shrike.rest.suspended;

import dev.shrike.rest.identity.RefusedTokens;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses the tokens of suspended people where auth-api is another process: five seconds after it at the latest. While auth-api does not
 * answer, what it said last holds. Thread-safe.
 */
@Singleton
@Requires(property = "shrike.auth.url")
@Requires(missingProperty = "shrike.token.key-file") // whoever has it is auth-api, or shares its process
class FollowingSuspensions implements RefusedTokens {
    private static final Logger LOG = LoggerFactory.getLogger(FollowingSuspensions.class);
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 100;

    private final SuspensionsClient auth;
    private volatile Set<UUID> suspended = Set.of();
    private boolean away;

    FollowingSuspensions(SuspensionsClient auth) {
        this.auth = auth;
    }

    @Override
    public boolean refuses(UUID person, String tokenId) {
        return suspended.contains(person);
    }

    /** Asks for the list. Runs on the framework's scheduler, one at a time. */
    @Scheduled(fixedDelay = "5s", initialDelay = "0s")
    synchronized void follow() {
        try {
            suspended = all();
            if (away) {
                LOG.info("auth-api says again who is suspended");
            }
            away = false;
        } catch (RuntimeException fault) {
            if (!away) {
                LOG.warn("auth-api does not say who is suspended; what it said last holds: {}", fault.toString());
            }
            away = true;
        }
    }

    private Set<UUID> all() {
        Set<UUID> found = new HashSet<>();
        UUID after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            SuspendedPage next = auth.page(after, PAGE);
            found.addAll(next.people());
            after = next.next();
            if (after == null) {
                return Set.copyOf(found);
            }
        }
        LOG.error(
                "More than {} people are suspended; the tokens of the others are not refused here", PAGE * MOST_PAGES);
        return Set.copyOf(found);
    }
}
