package dev.shrike.bridge.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A process stands still for a while and goes on as if nothing had been; its peers see it fall silent, and its past arrive late. */
final class Freeze {
    private Freeze() {}

    static void of(long pid, Duration time) throws IOException, InterruptedException {
        Signal.STOP.send(pid);
        try {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
        } finally {
            Signal.CONT.send(pid);
        }
    }
}
