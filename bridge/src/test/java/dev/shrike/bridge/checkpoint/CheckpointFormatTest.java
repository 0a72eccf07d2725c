package dev.shrike.bridge.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** These bytes lie in topics that outlive any release: a change here needs a reader for the old form. */
class CheckpointFormatTest {
    private static final Checkpoint STREAM = new Checkpoint.OfStream(
            "TICK",
            Instant.parse("2026-11-20T10:00:00.123456789Z"),
            42,
            "f8a25029-cada-4839-973d-5aef8bf56044",
            Instant.parse("2026-11-20T11:00:00.000000001Z"));
    private static final Checkpoint TOPIC =
            new Checkpoint.OfTopic("score.v1", "AbC-1", Map.of(1, 7L, 0, 9L), "SCORE", 12);

    @Test
    void theFormOfAForwardLaneIsFrozen() {
        assertThat(write(STREAM))
                .isEqualTo("{\"stream\":\"TICK\",\"created\":\"2026-11-20T10:00:00.123456789Z\",\"sequence\":42,"
                        + "\"event_id\":\"f8a25029-cada-4839-973d-5aef8bf56044\","
                        + "\"time\":\"2026-11-20T11:00:00.000000001Z\",\"instance\":\"first\"}");
    }

    @Test
    void theFormOfAReverseLaneIsFrozen() {
        assertThat(write(TOPIC))
                .isEqualTo("{\"topic\":\"score.v1\",\"topic_id\":\"AbC-1\",\"offsets\":{\"0\":9,\"1\":7},"
                        + "\"stream\":\"SCORE\",\"sequence\":12,\"instance\":\"first\"}");
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(CheckpointFormat.read(CheckpointFormat.write(STREAM, "first")))
                .isEqualTo(STREAM);
        assertThat(CheckpointFormat.read(CheckpointFormat.write(TOPIC, "first")))
                .isEqualTo(TOPIC);
    }

    @Test
    void anythingElseIsRefused() {
        for (String other : new String[] {"", "{}", "null", "[1]", "{\"stream\":\"TICK\"}", "tick"}) {
            assertThatThrownBy(() -> CheckpointFormat.read(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String write(Checkpoint checkpoint) {
        return new String(CheckpointFormat.write(checkpoint, "first"), StandardCharsets.UTF_8);
    }
}
