package dev.shrike.notifier.held;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail to the person.
 *
 * @param state {@code queued}, {@code sending}, {@code sent}, {@code withheld} or {@code failed}
 */
@Introspected
record HeldMail(
        UUID id,
        String messageType,
        Source sourceEvent,
        String subject,
        String text,
        String state,
        @Nullable Instant sentAt) {
    /** The event that the mail tells of. */
    @Introspected
    record Source(String name, UUID id, String type) {}

    static HeldMail of(HeldMailRow row) {
        return new HeldMail(
                row.id(),
                row.messageType(),
                new Source(row.sourceName(), row.sourceId(), row.sourceType()),
                row.subject(),
                row.text(),
                row.state(),
                row.sentAt());
    }
}
