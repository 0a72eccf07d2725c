package dev.shrike.bridge.lane;

import java.util.function.LongSupplier;

/** Events per second over the last ten seconds, kept in a ring of one-second buckets. Thread-safe. */
final class RateMeter {
    private static final int SECONDS = 10;
    private static final long NANOS = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private final long[] counts = new long[SECONDS + 1];
    private final long[] seconds = new long[SECONDS + 1];

    RateMeter() {
        this(System::nanoTime);
    }

    RateMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void add(long events) {
        long second = Math.floorDiv(nanoTime.getAsLong(), NANOS);
        int bucket = (int) Math.floorMod(second, (long) counts.length);
        if (seconds[bucket] != second) {
            seconds[bucket] = second;
            counts[bucket] = 0;
        }
        counts[bucket] += events;
    }

    /** The current second is not over, and does not count. */
    synchronized double perSecond() {
        long now = Math.floorDiv(nanoTime.getAsLong(), NANOS);
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (seconds[i] < now && seconds[i] >= now - SECONDS) {
                sum += counts[i];
            }
        }
        return (double) sum / SECONDS;
    }
}
