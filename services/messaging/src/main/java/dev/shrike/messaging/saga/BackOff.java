package dev.shrike.messaging.saga;

import java.time.Duration;

/**
 * Pauses between attempts: each twice as long as the one before, up to the longest.
 *
 * @param first after the first attempt
 * @param longest the limit
 */
record BackOff(Duration first, Duration longest) {
    static final BackOff STANDARD = new BackOff(Duration.ofMillis(500), Duration.ofMinutes(1));
    private static final int DOUBLINGS = 20;

    BackOff {
        Saga.checked(first);
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("The longest pause is no shorter than the first");
        }
    }

    /** The pause after that many attempts. */
    Duration after(int attempts) {
        Duration pause = first.multipliedBy(1L << Math.clamp(attempts - 1, 0, DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
