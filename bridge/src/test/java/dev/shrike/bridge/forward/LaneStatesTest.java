package dev.shrike.bridge.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.kafka.FakeKafka;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.lane.LaneRunner;
import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.settings.Backoff;
import dev.shrike.bridge.settings.LaneSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real lane on its real thread, between a stream and a Kafka in memory. */
class LaneStatesTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PORTION = 10;

    private final FakeWorld world = new FakeWorld(1_000);
    private final LaneReport report = new LaneReport(FakeWorld.LANE, "first");
    private final AtomicBoolean away = new AtomicBoolean();
    private LaneRunner runner;

    @AfterEach
    void end() throws InterruptedException {
        runner.requestStop();
        assertThat(runner.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aLaneStartsAndThenRuns() throws InterruptedException {
        var fenced = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        run((lane, point) -> {
            if (point == Probe.Point.FENCED) {
                fenced.countDown();
                awaitQuietly(goOn);
            }
        });
        assertThat(fenced.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(report.state()).isEqualTo(LaneState.STARTING);
        goOn.countDown();
        await().until(() -> report.state() == LaneState.RUNNING);
    }

    @Test
    void aLaneWhoseStreamIsAwayWaitsAndRunsAgain() {
        away.set(true);
        run(Probe.NONE);
        await().until(() -> report.state() == LaneState.WAITING);
        away.set(false);
        world.stream().publish("one", "key");
        await().until(() -> report.state() == LaneState.RUNNING && mirrored() == 1);
    }

    @Test
    void aLaneThatIsOvertakenWaitsAndItsSuccessorHasEachEventOnce() {
        var overtaken = new AtomicBoolean();
        run((lane, point) -> {
            if (point == Probe.Point.PRODUCED && overtaken.compareAndSet(false, true)) {
                new FakeAttempt(world, LanePropertyTest.UNTROUBLED).runQuietly();
            }
        });
        world.stream().publish("one", "key");
        await().until(() -> report.state() == LaneState.WAITING);
        assertThat(report.status().reason()).contains("another writer");
        assertThat(mirrored()).isEqualTo(1);
    }

    @Test
    void aLaneWhoseStreamIsMadeAgainStops() {
        run(Probe.NONE);
        world.stream().publish("one", "key");
        await().until(() -> mirrored() == 1);
        world.stream().recreate();
        world.stream().publish("two", "key");
        await().until(() -> report.state() == LaneState.STOPPED);
        assertThat(report.status().reason()).contains("TICK was deleted and made again");
        assertThat(mirrored()).isEqualTo(1);
    }

    @Test
    void aLaneThatIsAskedToStopCommitsAndIsElsewhere() throws InterruptedException {
        run(Probe.NONE);
        world.stream().publish("one", "key");
        await().until(() -> mirrored() == 1);
        runner.requestStop();
        assertThat(runner.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(report.state()).isEqualTo(LaneState.ELSEWHERE);
    }

    private void run(Probe probe) {
        Ends ends = world.ends(
                from -> new FakeCursor(world.stream(), from, PORTION, Integer.MAX_VALUE, this::requireThere),
                () -> FakeKafka.Answer.DONE);
        runner = new LaneRunner(
                FakeWorld.LANE,
                new ForwardWork(FakeWorld.LANE, LaneSettings.defaults(), ends, probe),
                report,
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)),
                LONG,
                LONG);
        runner.start();
    }

    private void requireThere() {
        if (away.get()) {
            throw new UnavailableException(Incident.NATS_AWAY, "NATS is away", null);
        }
    }

    private int mirrored() {
        return world.kafka().committed(FakeWorld.HISTORY).size();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
