package dev.shrike.messaging.relay;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A committed event that is not in its stream, without its payload.
 *
 * @param service whose, by the name of its datasource
 * @param eventId its id
 * @param state {@code waiting} for the relay, or {@code parked} because a server refused it for ever
 * @param aggregate it belongs to
 * @param stream it goes to
 * @param subject it is published on
 * @param bytes of its payload
 * @param appendedAt when its transaction began
 * @param parkedAt when it was refused; null while it waits
 * @param reason why it was refused; null while it waits
 */
@Introspected
public record OutboxEntry(
        String service,
        UUID eventId,
        String state,
        String aggregate,
        String stream,
        String subject,
        int bytes,
        Instant appendedAt,
        @Nullable Instant parkedAt,
        @Nullable String reason) {}
