package dev.shrike.bridge.reverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.fault.LaneIncidentException;
import dev.shrike.bridge.kafka.OffsetRange;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicResumptionTest {
    private static final Optional<Checkpoint.OfTopic> LAST =
            Optional.of(new Checkpoint.OfTopic("score.v1", "abc", Map.of(0, 10L, 1, 5L), "SCORE", 12));

    @Test
    void aLaneWithoutACheckpointBeginsAtTheOldestRecords() {
        assertThat(TopicResumption.of(Optional.empty(), "abc", Map.of(0, new OffsetRange(3, 9))))
                .isEqualTo(new TopicResumption(Map.of(0, 3L), 0));
    }

    @Test
    void knownPartitionsGoOnAndNewOnesBegin() {
        assertThat(TopicResumption.of(
                        LAST,
                        "abc",
                        Map.of(0, new OffsetRange(0, 20), 1, new OffsetRange(0, 5), 2, new OffsetRange(0, 4))))
                .isEqualTo(new TopicResumption(Map.of(0, 10L, 1, 5L, 2, 0L), 0));
    }

    @Test
    void whatExpiredIsCounted() {
        assertThat(TopicResumption.of(LAST, "abc", Map.of(0, new OffsetRange(14, 20), 1, new OffsetRange(5, 5))))
                .isEqualTo(new TopicResumption(Map.of(0, 14L, 1, 5L), 4));
    }

    @Test
    void aRecreatedTopicStopsTheLane() {
        assertThatThrownBy(() -> TopicResumption.of(LAST, "other", Map.of(0, new OffsetRange(0, 20))))
                .isInstanceOf(LaneIncidentException.class)
                .hasMessageContaining("score.v1 was deleted and made again");
    }

    @Test
    void aPartitionThatEndsBeforeTheCheckpointStopsTheLane() {
        assertThatThrownBy(() -> TopicResumption.of(LAST, "abc", Map.of(0, new OffsetRange(0, 9))))
                .isInstanceOf(LaneIncidentException.class)
                .hasMessageContaining("ends at 9 and was read up to 10");
    }
}
