package dev.shrike.bridge.lane;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What is known of a lane here. The lane's threads write it, anyone reads it. */
public final class LaneReport {
    private final Lane lane;
    private final String instance;
    private final AtomicLong mirrored = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final RateMeter rate = new RateMeter();
    private volatile Phase phase = new Phase(LaneState.ELSEWHERE, "");
    private volatile long sequence;
    private volatile long lag;
    private volatile String lastError;

    private record Phase(LaneState state, String reason) {}

    /**
     * @param lane which one
     * @param instance who reports
     */
    public LaneReport(Lane lane, String instance) {
        this.lane = lane;
        this.instance = instance;
    }

    /** The lane is not run here. */
    public void elsewhere() {
        phase = new Phase(LaneState.ELSEWHERE, "");
        lag = 0;
    }

    /** The lane is finding its position. */
    public void starting() {
        phase = new Phase(LaneState.STARTING, "");
    }

    /** The lane has found its position and carries events. */
    public void running(long fromSequence) {
        sequence = fromSequence;
        phase = new Phase(LaneState.RUNNING, "");
    }

    /** Something is away. */
    public void waiting(String reason) {
        phase = new Phase(LaneState.WAITING, reason);
        lastError = reason;
    }

    /** The lane stops and needs a person. */
    public void stopped(String reason) {
        phase = new Phase(LaneState.STOPPED, reason);
        lastError = reason;
    }

    /** A transaction is committed. */
    public void committed(long upTo, int events, int deadLettered, int leftOut) {
        sequence = upTo;
        mirrored.addAndGet(events);
        deadLetters.addAndGet(deadLettered);
        skipped.addAndGet(leftOut);
        rate.add((long) events + deadLettered + leftOut);
    }

    /** So many events lie before the lane. */
    public void lag(long events) {
        lag = events;
    }

    /** So many sequences were gone before they were mirrored. */
    public void lost(long sequences) {
        lost.addAndGet(sequences);
    }

    /** The lane's state now. */
    public LaneState state() {
        return phase.state();
    }

    /** The row. */
    public LaneStatus status() {
        Phase now = phase;
        return new LaneStatus(
                lane.name(),
                lane.direction(),
                now.state() == LaneState.ELSEWHERE ? Optional.empty() : Optional.of(instance),
                now.state(),
                now.reason(),
                sequence,
                lag,
                rate.perSecond(),
                mirrored.get(),
                deadLetters.get(),
                skipped.get(),
                lost.get(),
                Optional.ofNullable(lastError));
    }
}
