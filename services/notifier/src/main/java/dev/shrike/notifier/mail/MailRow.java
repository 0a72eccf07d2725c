package dev.shrike.notifier.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail as it is stored; it names its recipient by id only.
 *
 * @param id       of the notification event and of the message
 * @param position its place in the order of all mail
 * @param attempts how often delivery was begun
 * @param traceparent the trace of what it tells of; null for one from before mail noted it
 */
@MappedEntity("mail")
public record MailRow(
        @Id UUID id,
        long position,
        UUID person,
        String messageType,
        String sourceName,
        UUID sourceId,
        String sourceType,
        String subject,
        String text,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable String traceparent) {}
