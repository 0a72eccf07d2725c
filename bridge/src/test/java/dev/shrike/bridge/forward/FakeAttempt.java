package dev.shrike.bridge.forward;

import dev.shrike.bridge.fault.FencedException;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.kafka.FakeKafka;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.lane.StopSignal;
import dev.shrike.bridge.settings.CommitPolicy;
import dev.shrike.bridge.settings.LaneSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One attempt of the real lane in a {@link FakeWorld}, which ends as a turn says, or when everything is mirrored. */
final class FakeAttempt {
    private static final Duration COMMIT_DELAY = Duration.ofMillis(3);
    private static final long ANY_SIZE = 1_000_000;

    private final FakeWorld world;
    private final Turn turn;
    private final LaneReport report = new LaneReport(FakeWorld.LANE, "fake");
    private final StopSignal stop = new StopSignal();
    private final AtomicInteger fenced = new AtomicInteger();
    private final AtomicInteger produced = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean overtaken;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    FakeAttempt(FakeWorld world, Turn turn) {
        this.world = world;
        this.turn = turn;
    }

    /** Runs it; what a turn may cause is expected, and anything else is thrown. */
    LaneReport run() throws InterruptedException {
        int endsAfter = turn.ending() == Ending.CURSOR_ENDS ? turn.at() : Integer.MAX_VALUE;
        Ends ends = world.ends(
                from -> new FakeCursor(world.stream(), from, turn.portion(), endsAfter, this::whenDry), this::answer);
        try {
            new ForwardWork(FakeWorld.LANE, settings(), ends, this::reached).run(report, stop);
            if (overtaken) {
                throw new AssertionError("An attempt that was overtaken committed all the same");
            }
        } catch (FencedException e) {
            require(overtaken, e);
        } catch (UnavailableException e) {
            require(turn.ending() == Ending.CURSOR_ENDS || asked.get() >= turn.at(), e);
        } catch (Crash e) {
            require(turn.ending().name().startsWith("CRASH"), e);
        }
        return report;
    }

    private static void require(boolean expected, RuntimeException thrown) {
        if (!expected) {
            throw thrown;
        }
    }

    private LaneSettings settings() {
        return LaneSettings.defaults()
                .withCommit(new CommitPolicy(turn.perTransaction(), ANY_SIZE, COMMIT_DELAY, Duration.ofMillis(1)));
    }

    private void whenDry() {
        if (!world.stream().hasMoreAfter(report.status().sequence())) {
            stop.give();
        }
    }

    private FakeKafka.Answer answer() {
        boolean now = asked.incrementAndGet() == turn.at();
        return switch (turn.ending()) {
            case COMMIT_UNHEARD -> now ? FakeKafka.Answer.DONE_UNHEARD : FakeKafka.Answer.DONE;
            case COMMIT_LOST -> now ? FakeKafka.Answer.LOST : FakeKafka.Answer.DONE;
            default -> FakeKafka.Answer.DONE;
        };
    }

    private void reached(String lane, Probe.Point point) {
        switch (point) {
            case FENCED -> at(fenced, Ending.CRASH_WHEN_FENCED);
            case PRODUCED -> {
                at(produced, Ending.CRASH_BEFORE_COMMIT);
                if (turn.ending() == Ending.OVERTAKEN && produced.get() == turn.at()) {
                    overtake();
                }
            }
            case COMMITTED -> {
                at(committed, Ending.CRASH_AFTER_COMMIT);
                if (turn.ending() == Ending.STOPPED && committed.get() == turn.at()) {
                    stop.give();
                }
            }
        }
    }

    private void at(AtomicInteger occasions, Ending crash) {
        if (occasions.incrementAndGet() == turn.at() && turn.ending() == crash) {
            throw new Crash();
        }
    }

    private void overtake() {
        overtaken = true;
        new FakeAttempt(world, LanePropertyTest.UNTROUBLED).runQuietly();
    }

    /** The same where nobody can be interrupted. */
    void runQuietly() {
        try {
            run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
