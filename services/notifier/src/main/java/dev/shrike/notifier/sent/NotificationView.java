package dev.shrike.notifier.sent;

import dev.shrike.notifier.mail.MailRow;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A mail as its recipient sees it. */
@Introspected
@Schema(name = "Notification", description = "A mail that was sent.")
record NotificationView(
        @Schema(description = "Also the id of the notification event.")
        UUID id,

        @Schema(example = "rate.update") String messageType,
        Source sourceEvent,
        String subject,
        String text,
        Instant sentAt) {
    /** The event that the mail tells of. */
    @Introspected
    @Schema(name = "SourceEvent")
    record Source(String name, UUID id, String type) {}

    static NotificationView of(MailRow mail) {
        return new NotificationView(
                mail.id(),
                mail.messageType(),
                new Source(mail.sourceName(), mail.sourceId(), mail.sourceType()),
                mail.subject(),
                mail.text(),
                mail.sentAt());
    }
}
