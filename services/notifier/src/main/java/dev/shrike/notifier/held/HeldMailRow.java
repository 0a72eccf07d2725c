package dev.shrike.notifier.held;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A mail with all that is kept of it, whatever became of it. */
@MappedEntity("mail")
record HeldMailRow(
        @Id UUID id,
        long position,
        String messageType,
        String sourceName,
        UUID sourceId,
        String sourceType,
        String subject,
        String text,
        String state,
        @Nullable Instant sentAt) {}
