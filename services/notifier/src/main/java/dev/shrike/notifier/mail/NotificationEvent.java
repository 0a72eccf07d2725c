package dev.shrike.notifier.mail;

import dev.shrike.notifier.Notifier;
import dev.shrike.schemas.notification.v1.Metadata;
import dev.shrike.schemas.notification.v1.Notification;
import dev.shrike.schemas.notification.v1.NotificationData;
import dev.shrike.schemas.notification.v1.SourceEvent;
import dev.shrike.schemas.notification.v1.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The event that says that a mail was sent. Pure. */
final class NotificationEvent {
    private NotificationEvent() {}

    static Notification of(MailRow mail, Instant now) {
        String source = mail.sourceId().toString();
        return new Notification(
                mail.id().toString(),
                "email",
                "1.0",
                new NotificationData(
                        new User(mail.person().toString()),
                        mail.messageType(),
                        new SourceEvent(mail.sourceName(), source, mail.sourceType())),
                new Metadata(Notifier.SOURCE, now.truncatedTo(ChronoUnit.MICROS), null, source, null, null));
    }
}
