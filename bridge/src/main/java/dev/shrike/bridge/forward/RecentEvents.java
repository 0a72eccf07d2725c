package dev.shrike.bridge.forward;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The ids of the events that a lane mirrored last, with a checksum of each. JetStream forgets ids after its duplicate window
 * (two minutes by default); a publisher that crashed for longer sends what it had sent again. Used by one thread.
 */
final class RecentEvents {
    /** The CloudEvents attribute that holds the event id on Kafka. */
    static final String ID_HEADER = "ce_id";

    private final Map<String, Integer> checksums;

    /** What is known of an event. */
    enum Memory {
        /** Nothing: it is mirrored. */
        NEW,
        /** It is mirrored already, the same in every byte. */
        IDENTICAL,
        /** Another event has its id. */
        CONTRADICTS
    }

    RecentEvents(int capacity) {
        checksums = new LinkedHashMap<>(capacity * 2) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > capacity;
            }
        };
    }

    Memory remember(String eventId, byte[] value) {
        var checksum = new CRC32C();
        checksum.update(value);
        int now = (int) checksum.getValue();
        Integer before = checksums.putIfAbsent(eventId, now);
        if (before == null) {
            return Memory.NEW;
        }
        return before == now ? Memory.IDENTICAL : Memory.CONTRADICTS;
    }
}
