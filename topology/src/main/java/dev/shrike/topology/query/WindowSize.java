package dev.shrike.topology.query;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Lengths of the windows that events are counted in, by event time in UTC. */
public enum WindowSize {
    /** One minute, kept for a day. */
    MINUTE(ChronoUnit.MINUTES, Duration.ofDays(1)),
    /** One hour, kept for 31 days. */
    HOUR(ChronoUnit.HOURS, Duration.ofDays(31)),
    /** One day, kept for ten years. */
    DAY(ChronoUnit.DAYS, Duration.ofDays(3653));

    private final ChronoUnit unit;
    private final Duration kept;
    private final long length;

    WindowSize(ChronoUnit unit, Duration kept) {
        this.unit = unit;
        this.kept = kept;
        this.length = unit.getDuration().toMillis();
    }

    /**
     * For how long after its start a window is kept; an event later than that still counts in the totals but in no window of
     * this size.
     */
    public Duration kept() {
        return kept;
    }

    /** The start of the window that holds an instant. */
    public Instant startOf(Instant time) {
        return time.truncatedTo(unit);
    }

    /** The same for a time in milliseconds since 1970. */
    public long startOf(long time) {
        return Math.floorDiv(time, length) * length;
    }
}
