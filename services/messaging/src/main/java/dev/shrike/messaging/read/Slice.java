package dev.shrike.messaging.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Consecutive messages of one stream behind one filter. */
record Slice(List<Entry> entries, boolean more) {

    /** One message; without an event when it cannot be decoded. */
    record Entry(String stream, long sequence, Instant storedAt, Optional<StoredEvent> event) {}
}
