package dev.shrike.bridge.settings;

import java.time.Duration;

/**
 * How long to wait before the next attempt: doubling from the first to the longest delay, for ever.
 *
 * @param first after the first failure
 * @param longest never longer than this
 */
public record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        Durations.positive("first delay", first);
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("The longest delay cannot be shorter than the first");
        }
    }

    /** From 100 ms to 5 s. */
    public static Backoff defaults() {
        return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    }

    /**
     * The delay after so many failures in a row.
     *
     * @param failures from 1 on
     */
    public Duration after(int failures) {
        Duration delay = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
