package dev.shrike.topology.position;

import java.time.Duration;

/** An end to waiting. Immutable. */
final class Deadline {
    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left; nothing when it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    boolean hasPassed() {
        return System.nanoTime() - at >= 0;
    }
}
