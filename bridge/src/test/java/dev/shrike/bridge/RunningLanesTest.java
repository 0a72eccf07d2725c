package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.LaneStatus;
import dev.shrike.bridge.lane.LaneWork;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.RawSource;
import dev.shrike.bridge.settings.Sources;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningLanesTest {
    private static final Set<String> BOTH = Set.of("left", "right");
    private static final BridgeSettings SETTINGS =
            BridgeSettings.of("nats://127.0.0.1:1", "127.0.0.1:1", URI.create("http://127.0.0.1:1"));

    private final CountDownLatch commits = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();

    /** Is in the middle of a commit, whatever it is told, until that returns. */
    private final LaneWork committing = (report, stop) -> {
        report.running(0);
        begun.incrementAndGet();
        commits.await();
        committed.incrementAndGet();
    };

    @Test
    void lanesThatAreLostAreNotWaitedForAsNothingOfTheirsCanBeCommitted() {
        RunningLanes lanes = running();

        long before = System.nanoTime();
        lanes.lost(BOTH);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isLessThan(SETTINGS.lanes().closeTimeout().dividedBy(2));
        assertThat(committed).hasValue(0);
        assertThat(lanes.statuses()).extracting(LaneStatus::state).containsOnly(LaneState.ELSEWHERE);
    }

    @Test
    void lanesThatAreGivenBackFinishTheirCommit() throws Exception {
        RunningLanes lanes = running();

        Thread steward = Thread.ofPlatform().start(() -> lanes.giveBack(BOTH));
        TimeUnit.MILLISECONDS.timedJoin(steward, 1_500);
        assertThat(steward.isAlive())
                .as("waits for longer than it would for lost lanes")
                .isTrue();
        commits.countDown();
        steward.join();

        assertThat(committed).hasValue(2);
        assertThat(lanes.statuses()).extracting(LaneStatus::state).containsOnly(LaneState.ELSEWHERE);
    }

    private RunningLanes running() {
        var sources = new Sources(List.of(), Map.of(), List.of(raw("left"), raw("right")));
        var lanes = new RunningLanes(new LaneSet(World.CATALOGUE, sources, wished -> {}), lane -> committing, SETTINGS);
        lanes.take(BOTH);
        await().until(() -> begun.get() == 2);
        return lanes;
    }

    private static RawSource raw(String name) {
        return RawSource.of(name, "ORDERS", "orders");
    }
}
