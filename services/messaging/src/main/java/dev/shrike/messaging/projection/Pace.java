package dev.shrike.messaging.projection;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Events a second, smoothed over some seconds. Used by one thread. */
final class Pace {
    private static final double WEIGHT = 0.5;
    private static final long SPAN = TimeUnit.MILLISECONDS.toNanos(500);

    private final LongSupplier nanos;
    private long since;
    private long counted;
    private double rate;

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /** Counts events; none is fine too. Returns the rate. */
    double count(int events) {
        counted += events;
        long elapsed = nanos.getAsLong() - since;
        if (elapsed >= SPAN) {
            double now = counted * 1e9 / elapsed;
            rate = rate == 0 ? now : WEIGHT * now + (1 - WEIGHT) * rate;
            since += elapsed;
            counted = 0;
        }
        return rate;
    }
}
