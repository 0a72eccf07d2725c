package dev.shrike.messaging.projection;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Why a build stopped.
 *
 * @param stream stream of the event before which it stopped
 * @param sequence place of the event in that stream; null when the stream itself is at fault
 * @param eventId its id
 * @param type its name, major version and type, as in {@code tick.v1 new}
 * @param version its version, as in {@code 1.1}
 * @param aggregate the aggregate that it belongs to, as it stands in the subject
 * @param subject its subject
 * @param error what went wrong: classes, places and SQL state, no values
 * @param at when
 */
public record FailedEvent(
        @Nullable String stream,
        @Nullable Long sequence,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String version,
        @Nullable String aggregate,
        @Nullable String subject,
        String error,
        Instant at) {

    /** One line for a person. */
    public String line() {
        return sequence == null
                ? error
                : "event %d of %s (%s, version %s, aggregate %s, id %s): %s"
                        .formatted(sequence, stream, type, version, aggregate, eventId, error);
    }
}
