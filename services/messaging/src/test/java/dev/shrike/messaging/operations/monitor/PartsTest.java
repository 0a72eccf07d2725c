package dev.shrike.messaging.operations.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Instant START = Instant.parse("2026-11-20T22:30:00Z");

    @Test
    void theWorseOfTwoLooksWinsAndWhatEitherKnowsIsKept() throws InterruptedException {
        PartsSource connection = () -> List.of(PartState.of("nats", PartHealth.DOWN, "there is no connection"));
        PartsSource process = () -> List.of(
                new PartState("nats", PartHealth.UP, Optional.of(START), ""), PartState.of("kafka", PartHealth.UP, ""));

        assertThat(new Parts(List.of(process, connection)).now())
                .containsExactly(
                        new PartState("nats", PartHealth.DOWN, Optional.of(START), "there is no connection"),
                        PartState.of("kafka", PartHealth.UP, ""));
    }

    @Test
    void whoFailsOrDoesNotAnswerKeepsNobodyElseFromIt() throws InterruptedException {
        PartsSource silent = () -> {
            Thread.sleep(Duration.ofMinutes(5)); // stands in for a server that does not answer
            return List.of();
        };
        PartsSource failing = () -> {
            throw new IllegalStateException("no");
        };
        PartsSource well = () -> List.of(PartState.of("kafka", PartHealth.UP, ""));

        assertThat(new Parts(List.of(silent, failing, well)).now())
                .containsExactly(PartState.of("kafka", PartHealth.UP, ""));
    }

    @Test
    void whatAnEventTellsIsWhatWasSeen() {
        Snapshot seen = new Snapshot(
                "shrike",
                "shrike-birdhouse",
                START,
                START.plusSeconds(5),
                List.of(Measured.of("shrike_disk_free_ratio", 0.5)),
                List.of(new PartState("nats", PartHealth.DEGRADED, Optional.of(START), "slow")));

        Snapshot parts = ClusterEvents.read(ClusterEvents.parts(seen, "services/shrike"));
        Snapshot metrics = ClusterEvents.read(
                ClusterEvents.metrics(seen, "services/shrike").getFirst());

        assertThat(parts.parts()).isEqualTo(seen.parts());
        assertThat(metrics.measured()).isEqualTo(seen.measured());
        assertThat(parts).returns(seen.node(), Snapshot::node).returns(seen.startedAt(), Snapshot::startedAt);
    }
}
