package dev.shrike.bridge.lane;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a lane to commit what it has and to end. Thread-safe; once given it stays given. */
public final class StopSignal {
    private final CountDownLatch given = new CountDownLatch(1);

    /** Gives the signal. */
    public void give() {
        given.countDown();
    }

    /** Whether it was given. */
    public boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Waits for it; true when it was given in that time. */
    public boolean await(Duration time) throws InterruptedException {
        return given.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
