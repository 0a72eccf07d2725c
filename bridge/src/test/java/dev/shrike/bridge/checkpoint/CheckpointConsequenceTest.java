package dev.shrike.bridge.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.nats.Vitals;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckpointConsequenceTest {
    private static final Instant CREATED = Instant.parse("2026-11-21T00:00:00Z");
    private static final Vitals STREAM = new Vitals("TICK", CREATED, 11, 90, Optional.empty(), false);
    private static final int REMEMBERED = 8_192;

    @Test
    void resettingALaneOfTheSameStreamDoublesWhatItMirrored() {
        assertThat(CheckpointConsequence.ofReset(Optional.of(at(80, CREATED)), STREAM, REMEMBERED))
                .anyMatch(said -> said.contains("from 11 to 90"))
                .anyMatch(said -> said.contains("second time") && said.contains("8192"));
    }

    @Test
    void resettingALaneOfAnEarlierStreamSaysThatItWasAnotherOne() {
        assertThat(CheckpointConsequence.ofReset(Optional.of(at(80, CREATED.minusSeconds(9))), STREAM, REMEMBERED))
                .anyMatch(said -> said.contains("an earlier TICK"))
                .noneMatch(said -> said.contains("second time"));
    }

    @Test
    void movingForwardLeavesMessagesOutAndSaysWhich() {
        assertThat(CheckpointConsequence.ofMove(Optional.of(at(50, CREATED)), STREAM, 90, REMEMBERED))
                .anyMatch(said -> said.contains("never mirrors what lies from 51 to 90"))
                .anyMatch(said -> said.contains("what comes from now on"));
    }

    @Test
    void movingBackMirrorsAgain() {
        assertThat(CheckpointConsequence.ofMove(Optional.of(at(120, CREATED)), STREAM, 90, REMEMBERED))
                .anyMatch(said -> said.contains("from 91 to 120 was mirrored before"))
                .noneMatch(said -> said.contains("never"));
    }

    private static Checkpoint.OfStream at(long sequence, Instant created) {
        return new Checkpoint.OfStream("TICK", created, sequence, "id", created);
    }
}
