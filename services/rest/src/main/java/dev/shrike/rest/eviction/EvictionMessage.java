package dev.shrike.rest.eviction;

import dev.shrike.messaging.live.RawDelivery;
import dev.shrike.messaging.publish.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The broadcast that a person's keys are gone: the person's id in its canonical form, in US-ASCII. No event but a nudge on core
 * NATS, which nobody stores; whoever forges it costs a question to the vault.
 */
final class EvictionMessage {

    /** No stream takes it. */
    static final String SUBJECT = "shrike.keys.evict";

    private static final int LENGTH = 36;

    private EvictionMessage() {}

    static RawMessage of(UUID person) {
        return new RawMessage(SUBJECT, person.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Whom it is about; empty when it is not of this form. */
    static Optional<UUID> personIn(RawDelivery message) {
        if (message.payload().length != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(new String(message.payload(), StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
