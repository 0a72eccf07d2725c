package dev.shrike.gateway.door;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A clock that is moved by hand. */
final class HandClock implements TimeMeter {
    private long nanos = 1;

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
