package dev.shrike.messaging.read;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far a reader has come: the last sequence it has seen in each stream. A stream that is absent is unread.
 *
 * @param sequences last seen sequence by stream name
 */
public record StreamPositions(Map<String, Long> sequences) {

    /** Copies the map. */
    public StreamPositions {
        sequences = Map.copyOf(sequences);
        sequences.values().forEach(sequence -> {
            if (sequence < 0) {
                throw new IllegalArgumentException("A position is not negative");
            }
        });
    }

    /** Before the first event of every stream. */
    public static StreamPositions start() {
        return new StreamPositions(Map.of());
    }

    /** Last sequence seen of the stream, 0 when none. */
    public long of(String stream) {
        return sequences.getOrDefault(stream, 0L);
    }

    /** These positions, but the stream read up to the sequence. */
    public StreamPositions with(String stream, long sequence) {
        Map<String, Long> copy = new TreeMap<>(sequences);
        copy.put(stream, sequence);
        return new StreamPositions(copy);
    }
}
