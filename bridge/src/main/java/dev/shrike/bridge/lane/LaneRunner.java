package dev.shrike.bridge.lane;

import dev.shrike.bridge.fault.BridgeException;
import dev.shrike.bridge.fault.FencedException;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.LaneIncidentException;
import dev.shrike.bridge.settings.Backoff;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one lane: runs attempt after attempt until it is stopped. What is away is waited for with a growing, bounded
 * delay; a fenced lane steps aside long enough to learn that it has another owner; a lane that an incident stopped looks now and then
 * whether a person has decided, which is to say changed its checkpoint.
 */
public final class LaneRunner {
    private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);

    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final Lane lane;
    private final LaneWork work;
    private final LaneReport report;
    private final Backoff backoff;
    private final Duration fencedPause;
    private final Duration stoppedPause;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private long lastTold = System.nanoTime();

    /**
     * @param lane which one
     * @param work one attempt at it
     * @param report where its state is told
     * @param backoff delay between attempts
     * @param fencedPause how long it takes an instance at most to learn that it lost a lane
     * @param stoppedPause how often a stopped lane looks whether it may go on
     */
    public LaneRunner(
            Lane lane, LaneWork work, LaneReport report, Backoff backoff, Duration fencedPause, Duration stoppedPause) {
        this.lane = lane;
        this.work = work;
        this.report = report;
        this.backoff = backoff;
        this.fencedPause = fencedPause;
        this.stoppedPause = stoppedPause;
        this.thread = Thread.ofPlatform().name("bridge-" + lane.name()).daemon().unstarted(this::run);
    }

    /** Which lane it runs. */
    public Lane lane() {
        return lane;
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
     * Waits until the lane has ended.
     *
     * @return whether it has
     */
    public boolean awaitEnd(Duration time) throws InterruptedException {
        return thread.join(time);
    }

    /** Ends the lane like a crash, which loses nothing, and does not wait. */
    public void interrupt() {
        LOG.warn("Lane {} did not end in time and is interrupted", lane.name());
        thread.interrupt();
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
            report.died("died: " + e);
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
                stopped(e);
            } catch (RuntimeException e) {
                if (Thread.interrupted()) { // clients tell so by exceptions of their own
                    throw interruption(e);
                }
                failures = report.status().sequence() > before ? 1 : failures + 1;
                boolean news = report.waiting(incidentOf(e), reasonOf(e)) || failures == 1;
                tell(e, news);
                pause(e instanceof FencedException ? fencedPause : backoff.after(failures));
            }
        }
        report.elsewhere();
    }

    private static InterruptedException interruption(RuntimeException cause) {
        var interruption = new InterruptedException();
        interruption.initCause(cause);
        return interruption;
    }

    private void stopped(LaneIncidentException e) throws InterruptedException {
        String reason = e.getMessage() + " To do: " + adviceOf(e);
        if (report.stopped(e.incident(), reason)) {
            LOG.error("Lane {} stops: {}", lane.name(), reason);
        }
        pause(stoppedPause);
    }

    /** The same reason again is not news, but a reminder once a minute is. */
    private void tell(RuntimeException e, boolean news) {
        long now = System.nanoTime();
        if (news || now - lastTold > REMINDER.toNanos()) {
            lastTold = now;
            LOG.warn("Lane {} waits: {}. To do: {}", lane.name(), reasonOf(e), adviceOf(e), traceOf(e));
        } else {
            LOG.debug("Lane {} still waits: {}", lane.name(), reasonOf(e));
        }
    }

    private void pause(Duration time) throws InterruptedException {
        if (stop.await(time)) {
            LOG.debug("Lane {} was stopped while it waited", lane.name());
        }
    }

    private String adviceOf(RuntimeException e) {
        return incidentOf(e).advice().replace("LANE", lane.name());
    }

    private static Incident incidentOf(RuntimeException e) {
        return e instanceof BridgeException known ? known.incident() : Incident.UNEXPECTED;
    }

    /** The trace of what the bridge itself describes is noise; of anything else it is the only clue. */
    private static Throwable traceOf(RuntimeException e) {
        return e instanceof BridgeException ? null : e;
    }

    private static String reasonOf(RuntimeException e) {
        return e instanceof BridgeException ? e.getMessage() : "unexpected: " + e;
    }
}
