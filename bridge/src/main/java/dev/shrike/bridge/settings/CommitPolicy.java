package dev.shrike.bridge.settings;

import java.time.Duration;

/**
 * When a lane commits its Kafka transaction: at whichever bound is reached first.
 *
 * @param maxEvents events in one transaction
 * @param maxBytes bytes of records in one transaction
 * @param maxDelay age of the oldest event in it, while more lie behind it in the stream; a quarter of that once the lane has caught up,
 *     because then only latency is to be won
 * @param idleDelay silence after which nothing more is waited for
 */
public record CommitPolicy(int maxEvents, long maxBytes, Duration maxDelay, Duration idleDelay) {
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final int QUARTER = 4;

    public CommitPolicy {
        if (maxEvents < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("A transaction holds at least one event");
        }
        Durations.positive("commit delay", maxDelay);
        if (idleDelay.isNegative() || idleDelay.compareTo(maxDelay) > 0) {
            throw new IllegalArgumentException("The idle delay lies between nothing and the commit delay");
        }
    }

    /** 2,000 events, 8 MiB, 50 ms; 3 ms of silence. */
    public static CommitPolicy defaults() {
        return new CommitPolicy(2_000, MAX_BYTES, Duration.ofMillis(50), Duration.ofMillis(3));
    }

    /** How old the oldest event of a transaction may become. */
    public Duration delay(boolean caughtUp) {
        return caughtUp ? maxDelay.dividedBy(QUARTER) : maxDelay;
    }

    /** Whether a transaction of this content is due. */
    public boolean isDue(int events, long bytes, Duration age, boolean caughtUp) {
        return events >= maxEvents || bytes >= maxBytes || age.compareTo(delay(caughtUp)) >= 0;
    }
}
