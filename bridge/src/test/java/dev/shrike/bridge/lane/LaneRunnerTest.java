package dev.shrike.bridge.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.fault.FencedException;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.LaneIncidentException;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.Backoff;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneRunnerTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Lane LANE = new Lane.Events(EventCatalogue.standard().event("tick"));

    private final LaneReport report = new LaneReport(LANE, "first");
    private final AtomicInteger attempts = new AtomicInteger();
    private LaneRunner runner;

    @AfterEach
    void end() throws InterruptedException {
        runner.requestStop();
        assertThat(runner.awaitEnd(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void whatIsAwayIsTriedAgainUntilItIsBack() {
        run(LONG, (state, stop) -> {
            if (attempts.incrementAndGet() < 4) {
                throw new UnavailableException(Incident.NATS_AWAY, "NATS is away", null);
            }
            state.running(17);
            stop.await(LONG);
        });
        await().until(() -> report.state() == LaneState.RUNNING);
        assertThat(report.status().sequence()).isEqualTo(17);
        assertThat(report.status().lastError()).contains("NATS is away");
        assertThat(report.status().owner()).contains("first");
    }

    @Test
    void aFencedLaneStepsAside() {
        run(LONG, (state, stop) -> {
            attempts.incrementAndGet();
            throw new FencedException("another writer has begun", null);
        });
        await().until(() -> report.state() == LaneState.WAITING);
        assertThat(report.status().reason()).contains("another writer");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void anInterruptedLaneEndsHoweverItsClientsTellOfIt() throws InterruptedException {
        run(LONG, (state, stop) -> {
            attempts.incrementAndGet();
            state.running(17);
            try {
                new Semaphore(0).acquire();
            } catch (InterruptedException e) {
                throw new InterruptException(e); // sets the flag again
            }
        });
        await().until(() -> report.state() == LaneState.RUNNING);

        runner.interrupt();

        assertThat(runner.awaitEnd(Duration.ofSeconds(5))).isTrue();
        assertThat(attempts).hasValue(1);
        assertThat(report.state()).isEqualTo(LaneState.ELSEWHERE);
        assertThat(report.status().lastError()).isEmpty();
    }

    @Test
    void anIncidentStopsTheLaneUntilItsCheckpointIsChanged() {
        var decided = new AtomicBoolean();
        run(LONG, (state, stop) -> {
            attempts.incrementAndGet();
            if (!decided.get()) {
                throw new LaneIncidentException(Incident.RECREATED, "TICK was made again");
            }
            state.running(0);
            stop.await(LONG);
        });
        await().until(() -> attempts.get() > 3);
        assertThat(report.state()).isEqualTo(LaneState.STOPPED);
        assertThat(report.status().reason())
                .startsWith("TICK was made again")
                .endsWith("bridge checkpoints reset tick");
        assertThat(report.status().incidents()).containsEntry(Incident.RECREATED, 1L);
        decided.set(true);
        await().until(() -> report.state() == LaneState.RUNNING);
    }

    @Test
    void aLaneThatDiesSaysSo() throws InterruptedException {
        run(LONG, (state, stop) -> {
            throw new AssertionError("out of luck");
        });
        assertThat(runner.awaitEnd(Duration.ofSeconds(5))).isTrue();
        assertThat(report.state()).isEqualTo(LaneState.STOPPED);
        assertThat(report.status().reason()).contains("died", "out of luck");
    }

    @Test
    void aLaneThatIsStoppedIsElsewhere() throws InterruptedException {
        run(LONG, (state, stop) -> {
            state.running(0);
            stop.await(LONG);
        });
        await().until(() -> report.state() == LaneState.RUNNING);
        runner.requestStop();
        assertThat(runner.awaitEnd(Duration.ofSeconds(5))).isTrue();
        assertThat(report.state()).isEqualTo(LaneState.ELSEWHERE);
        assertThat(report.status().owner()).isEmpty();
    }

    private void run(Duration fencedPause, LaneWork work) {
        runner = new LaneRunner(
                LANE,
                work,
                report,
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)),
                fencedPause,
                Duration.ofMillis(20));
        runner.start();
    }
}
