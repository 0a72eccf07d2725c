package dev.shrike.messaging.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive messages of one stream behind one filter.
 *
 * @param stream the stream
 * @param entries the messages, by sequence
 * @param more whether there was more than was asked for
 * @param completeUntil by the server's clock: whatever the stream stored earlier is here, or is more
 */
record Slice(String stream, List<Entry> entries, boolean more, Instant completeUntil) {

    /** Copies the list. */
    Slice {
        entries = List.copyOf(entries);
    }

    /** One message; without an event when it cannot be decoded. */
    record Entry(String stream, long sequence, Instant storedAt, Optional<StoredEvent> event) {}
}
