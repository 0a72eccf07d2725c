package dev.shrike.bridge.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanePartitionTest {
    @Test
    void aLaneStaysInItsPartitionForEver() {
        assertThat(List.of(
                        "tick", "rate", "score", "gdpr", "user", "notification", "score.v1.reverse", "rate.v2.reverse"))
                .extracting(lane -> LanePartition.of(lane, 6))
                .containsExactly(3, 2, 5, 1, 2, 4, 5, 1);
    }
}
