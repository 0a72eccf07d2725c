package dev.shrike.messaging.projection;

import dev.shrike.messaging.read.StoredEvent;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** A message of a stream, in its place. */
sealed interface Tailed {
    String stream();

    long sequence();

    Instant storedAt();

    /** One that is an event. */
    record Readable(StoredEvent event) implements Tailed {
        @Override
        public String stream() {
            return event.stream();
        }

        @Override
        public long sequence() {
            return event.sequence();
        }

        @Override
        public Instant storedAt() {
            return event.storedAt();
        }
    }

    /**
     * One that is no event of this service's catalogue.
     *
     * @param id by its headers
     * @param reason why not
     */
    record Unreadable(
            String stream,
            long sequence,
            Instant storedAt,
            String subject,
            @Nullable String id,
            String reason) implements Tailed {}
}
