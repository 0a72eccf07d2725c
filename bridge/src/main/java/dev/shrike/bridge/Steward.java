package dev.shrike.bridge;

import dev.shrike.bridge.assignment.LaneAssignment;
import dev.shrike.bridge.assignment.LaneOwner;
import dev.shrike.bridge.lane.StopSignal;
import dev.shrike.bridge.settings.Backoff;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bridge's own thread: lays the groundwork, then hands out lanes, and begins again whenever that fails. */
final class Steward {
    private static final Logger LOG = LoggerFactory.getLogger(Steward.class);

    private final Runnable groundwork;
    private final LaneAssignment assignment;
    private final LaneOwner owner;
    private final Backoff backoff;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private volatile String trouble = "not started";

    Steward(Runnable groundwork, LaneAssignment assignment, LaneOwner owner, Backoff backoff) {
        this.groundwork = groundwork;
        this.assignment = assignment;
        this.owner = owner;
        this.backoff = backoff;
        this.thread = Thread.ofPlatform().name("bridge-steward").daemon().unstarted(this::run);
    }

    void start() {
        trouble = "starting";
        thread.start();
    }

    /** What keeps lanes from being handed out; empty when nothing does. */
    String trouble() {
        return trouble;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        int failures = 0;
        try {
            while (!stop.isGiven()) {
                try {
                    groundwork.run();
                    trouble = "";
                    failures = 0;
                    assignment.run(owner, stop);
                } catch (RuntimeException e) {
                    failures++;
                    trouble = e.getMessage() == null ? e.toString() : e.getMessage();
                    LOG.warn("The bridge waits: {}", trouble);
                    stop.await(backoff.after(failures));
                }
            }
        } catch (InterruptedException e) {
            trouble = "interrupted";
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            trouble = "died: " + e;
            LOG.error("The bridge's steward died", e);
            throw e;
        }
    }

    /** Ends the handing out; all lanes are given back when this returns, or the time is over. */
    void close(Duration time) {
        stop.give();
        if (!thread.isAlive()) {
            return;
        }
        try {
            if (!thread.join(time)) {
                LOG.warn("The bridge did not end within {}; its lanes go on elsewhere from their checkpoints", time);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
