package dev.shrike.rest.eviction;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.publish.RawPublisher;
import dev.shrike.rest.keys.ServiceKeys;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Makes every process forget a person's keys. To be called after the transaction that destroyed them has committed: a process
 * that asks the vault again before that would keep what it gets. Thread-safe.
 */
@Singleton
public final class KeyEvictions {

    private final ServiceKeys keys;
    private final RawPublisher publisher;
    private final NatsConnection nats;

    KeyEvictions(ServiceKeys keys, RawPublisher publisher, NatsConnection nats) {
        this.keys = keys;
        this.publisher = publisher;
        this.nats = nats;
    }

    /** In this process. */
    public void evict(UUID person) {
        keys.evict(person);
    }

    /**
     * In this process at once and in every other that hears; returns when NATS has taken the message, and within NATS's timeout
     * ({@code shrike.nats.timeout}). A process that does not hear at the moment has closed its cache, or does so when it
     * notices; the {@code shredded} event reaches those who heard nothing of this, and after {@code shrike.keys.cache} nobody
     * has an old key. May be repeated.
     *
     * @throws NatsUnavailableException when NATS did not take it; keys are forgotten in this process all the same
     */
    public void evictEverywhere(UUID person) {
        keys.evict(person);
        publisher.send(EvictionMessage.of(person));
        try {
            nats.roundTrip(nats.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NatsUnavailableException("Interrupted before NATS had taken the eviction", e);
        }
    }
}
