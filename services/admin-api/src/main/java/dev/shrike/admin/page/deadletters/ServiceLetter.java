package dev.shrike.admin.page.deadletters;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A dead letter of a handler, as services answer.
 *
 * @param kind {@code failed} or {@code undecodable}
 * @param state {@code trying}, {@code parked} or {@code redriven}
 */
record ServiceLetter(
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

    /** One thing that happened; the error is null when it was handled. */
    record Entry(Instant at, String by, @Nullable String error) {}

    /** Letters. */
    record Found(List<ServiceLetter> deadLetters) {}

    /** The newest error. */
    String lastError() {
        return history.reversed().stream()
                .map(Entry::error)
                .filter(error -> error != null)
                .findFirst()
                .orElse("");
    }

    /** The newest first. */
    List<Entry> newestFirst() {
        return history.reversed();
    }
}
