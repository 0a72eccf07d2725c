package dev.shrike.messaging.live;

import dev.shrike.messaging.nats.NatsConnection;
import io.nats.client.Subscription;
import jakarta.inject.Singleton;

/**
 * Messages of any kind, as they pass by on core NATS: at most once, nothing is stored or acknowledged. Safe for use by many
 * threads.
 */
@Singleton
public final class RawMessages {
    private static final long LARGEST_BUFFER_BYTES = 64L * 1024 * 1024;

    private final NatsConnection nats;

    /** Messages over the connection of this JVM. */
    public RawMessages(NatsConnection nats) {
        this.nats = nats;
    }

    /**
     * Subscribes from now on. The caller closes it.
     *
     * @param subject with the wildcards of NATS
     * @param buffer how many messages may wait for a slow reader, and 64 MiB at most; newer ones are dropped and counted
     * @throws dev.shrike.messaging.nats.NatsUnavailableException when NATS is away
     */
    public RawSubscription open(String subject, int buffer) {
        if (buffer < 1) {
            throw new IllegalArgumentException("A buffer holds at least one message");
        }
        Subscription subscription = nats.connection().subscribe(subject);
        subscription.setPendingLimits(buffer, LARGEST_BUFFER_BYTES);
        return new RawSubscription(subscription);
    }
}
