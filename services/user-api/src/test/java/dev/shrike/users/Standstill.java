package dev.shrike.users;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.fault.FaultPoint;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds whoever comes to a point next, for ever, and lets everybody after that pass it. */
final class Standstill implements FaultInjection {
    private String point = "";
    private CountDownLatch held = new CountDownLatch(0);

    /** The point to hold the next one at. */
    synchronized void at(String next) {
        point = next;
        held = new CountDownLatch(1);
    }

    /** Waits until somebody is held there; false when nobody came. */
    boolean holds(long seconds) throws InterruptedException {
        CountDownLatch now;
        synchronized (this) {
            now = held;
        }
        return now.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void reached(FaultPoint reached) {
        synchronized (this) {
            if (!point.equals(reached.fullName())) {
                return;
            }
            point = "";
            held.countDown();
        }
        forEver();
    }

    /** Ends with the process. */
    static void forEver() {
        CountDownLatch never = new CountDownLatch(1);
        boolean waiting = true;
        while (waiting) {
            try {
                never.await();
                waiting = false;
            } catch (InterruptedException e) {
                // only the end of the process ends this
            }
        }
    }
}
