package dev.shrike.messaging.redrive;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event that a handler failed on, without its payload.
 *
 * @param service whose handler, by the name of its datasource
 * @param handler who failed
 * @param eventId the event's id; of what could not be read, an id that follows from its place
 * @param kind {@code failed}, or {@code undecodable} when this version of the service could not read it
 * @param state {@code trying} while it is delivered again, {@code parked} when it waits for a redrive, {@code redriven} at last
 * @param aggregate id of the aggregate it belongs to
 * @param stream its stream
 * @param sequence its place there
 * @param subject its subject
 * @param failures how often the handler failed
 * @param firstFailedAt when it failed first
 * @param lastFailedAt when it failed last
 * @param redrivenAt when it was handled at last; null while it was not
 * @param history what happened, oldest first, 100 entries at most
 */
@Introspected
public record DeadLetter(
        String service,
        String handler,
        UUID eventId,
        String kind,
        String state,
        String aggregate,
        String stream,
        long sequence,
        String subject,
        int failures,
        Instant firstFailedAt,
        Instant lastFailedAt,
        @Nullable Instant redrivenAt,
        List<Entry> history) {

    /**
     * One thing that happened.
     *
     * @param at when
     * @param by {@code delivery} or {@code redrive}
     * @param error classes of the exceptions and where they were thrown, or the reason; null when it was handled
     */
    @Introspected
    public record Entry(Instant at, String by, @Nullable String error) {}
}
