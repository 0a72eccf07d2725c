package dev.shrike.bridge.desk;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.StoredLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Dead letters as the topic has them. */
final class Letters {
    static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

    private Letters() {}

    static StoredLetter of(String payload) {
        return of(payload.getBytes(StandardCharsets.UTF_8));
    }

    static StoredLetter of(byte[] payload) {
        return of(Map.of("dead_letter_lane", "tick", "dead_letter_reason", "unknown-format"), payload);
    }

    static StoredLetter of(Map<String, String> headers, byte[] payload) {
        return new StoredLetter(new LetterId(0, 7), TIME, "tick.v1.a.new", new TreeMap<>(headers), payload);
    }

    static LetterRow row(int partition, long offset, String lane, String reason) {
        return new LetterRow(
                new LetterId(partition, offset),
                TIME.plusSeconds(offset),
                lane,
                reason,
                "No event of the catalogue",
                "tick.v1.a.new",
                "TICK",
                offset,
                12,
                false);
    }
}
