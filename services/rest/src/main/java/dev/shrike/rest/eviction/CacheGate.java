package dev.shrike.rest.eviction;

import dev.shrike.rest.keys.ServiceKeys;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes the key caches, whoever learns first that the feed is lost. A loss between the moment at which somebody began
 * to listen and the moment at which they say that they do keeps the caches closed. Thread-safe.
 */
@Singleton
final class CacheGate {

    private static final Logger LOG = LoggerFactory.getLogger(CacheGate.class);

    private final ServiceKeys keys;
    private long losses;
    private String reason = "nobody has listened to evictions yet";

    CacheGate(ServiceKeys keys) {
        this.keys = keys;
    }

    /** How often the feed was lost so far; to be asked before beginning to listen. */
    synchronized long losses() {
        return losses;
    }

    /** Opens unless the feed was lost since; says whether it did. What is kept was fetched from now on. */
    synchronized boolean open(long lossesBefore) {
        if (lossesBefore != losses) {
            return false;
        }
        keys.open();
        reason = null;
        LOG.info("Evictions are heard; keys are kept for a while");
        return true;
    }

    /** Forgets all keys and keeps none until somebody listens again. */
    synchronized void lose(String why) {
        if (reason == null) {
            LOG.warn("Evictions are not heard, no keys are kept: {}", why);
        }
        close(why);
    }

    /** The same, and nobody has to worry: this process stops. */
    synchronized void stop() {
        close("this process stops");
    }

    private void close(String why) {
        keys.close();
        losses++;
        reason = why;
    }

    /** Why the caches are closed; null while they are open. */
    synchronized @Nullable String reason() {
        return reason;
    }
}
