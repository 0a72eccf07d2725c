package dev.shrike.bridge.lane;

import dev.shrike.bridge.fault.BridgeException;
import dev.shrike.bridge.fault.FencedException;
import dev.shrike.bridge.fault.LaneIncidentException;
import dev.shrike.bridge.settings.Backoff;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one lane: runs attempt after attempt until it is stopped. What is away is waited for with a growing, bounded
 * delay; a fenced lane steps aside long enough to learn that it has another owner; an incident stops the lane for good.
 */
public final class LaneRunner {
    private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final Lane lane;
    private final LaneWork work;
    private final LaneReport report;
    private final Backoff backoff;
    private final Duration fencedPause;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;

    /**
     * @param lane which one
     * @param work one attempt at it
     * @param report where its state is told
     * @param backoff delay between attempts
     * @param fencedPause how long it takes an instance at most to learn that it lost a lane
     */
    public LaneRunner(Lane lane, LaneWork work, LaneReport report, Backoff backoff, Duration fencedPause) {
        this.lane = lane;
        this.work = work;
        this.report = report;
        this.backoff = backoff;
        this.fencedPause = fencedPause;
        this.thread = Thread.ofPlatform().name("bridge-" + lane.name()).daemon().unstarted(this::run);
    }

    /** Starts the lane. */
    public void start() {
        report.starting();
        thread.start();
    }

    /** Asks the lane to commit and end, and does not wait. */
    public void requestStop() {
        stop.give();
    }

    /**
     * Waits until the lane has ended. One that does not end in time is interrupted and ends like a crash, which loses nothing.
     *
     * @return whether it has ended
     */
    public boolean awaitEnd(Duration time) throws InterruptedException {
        if (thread.join(time)) {
            return true;
        }
        LOG.warn("Lane {} did not end within {} and is interrupted", lane.name(), time);
        thread.interrupt();
        return thread.join(AFTER_INTERRUPT);
    }

    private void run() {
        try {
            attempts();
        } catch (InterruptedException e) {
            LOG.warn("Lane {} was interrupted; the next owner goes on from the checkpoint", lane.name());
            report.elsewhere();
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.error("Lane {} died", lane.name(), e);
            report.stopped("died: " + e);
            throw e;
        }
    }

    private void attempts() throws InterruptedException {
        int failures = 0;
        while (!stop.isGiven()) {
            long before = report.status().sequence();
            report.starting();
            try {
                work.run(report, stop);
            } catch (LaneIncidentException e) {
                LOG.error("Lane {} stops: {}", lane.name(), e.getMessage());
                report.stopped(e.getMessage());
                return;
            } catch (FencedException e) {
                LOG.warn("Lane {} was fenced: {}", lane.name(), e.getMessage());
                pause(e.getMessage(), fencedPause);
            } catch (RuntimeException e) {
                failures = report.status().sequence() > before ? 1 : failures + 1;
                tell(e, failures);
                pause(reasonOf(e), backoff.after(failures));
            }
        }
        report.elsewhere();
    }

    /** The same reason again is not news. */
    private void tell(RuntimeException e, int failures) {
        String reason = reasonOf(e);
        if (failures > 1 && reason.equals(report.status().lastError().orElse(""))) {
            LOG.debug("Lane {} still waits: {}", lane.name(), reason);
        } else {
            LOG.warn("Lane {} waits: {}", lane.name(), reason, traceOf(e));
        }
    }

    private void pause(String reason, Duration time) throws InterruptedException {
        report.waiting(reason);
        if (stop.await(time)) {
            LOG.debug("Lane {} was stopped while it waited", lane.name());
        }
    }

    /** The trace of what the bridge itself describes is noise; of anything else it is the only clue. */
    private static Throwable traceOf(RuntimeException e) {
        return e instanceof BridgeException ? null : e;
    }

    private static String reasonOf(RuntimeException e) {
        return e instanceof BridgeException ? e.getMessage() : "unexpected: " + e;
    }
}
