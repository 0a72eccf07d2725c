package dev.shrike.admin.page.outbox;

import dev.shrike.admin.page.platform.Answer;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One outbox with what is in it. */
record OutboxView(Outboxes.State state, Answer<Entries> entries) {
    static final int SHOWN = 100;

    /** As services answer. */
    record Entries(List<Entry> entries) {
        boolean anyParked() {
            return entries.stream().anyMatch(Entry::parked);
        }
    }

    /** An event that is not in its stream. */
    record Entry(
            String service,
            UUID eventId,
            String state,
            String aggregate,
            String stream,
            String subject,
            int bytes,
            Instant appendedAt,
            @Nullable Instant parkedAt,
            @Nullable String reason) {

        boolean parked() {
            return state.equals("parked");
        }
    }
}
