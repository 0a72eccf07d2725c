package dev.shrike.users;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.fault.FaultPoint;
import dev.shrike.messaging.saga.SagaPoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets each saga come to a point of its own and not beyond it, whichever thread runs it, again and again. */
final class StandingSagas implements FaultInjection {
    private final Map<String, Standing> byKey = new ConcurrentHashMap<>();

    /** Where the saga with that key stands from now on. */
    void hold(String key, String point) {
        byKey.put(key, new Standing(point, new CountDownLatch(1)));
    }

    /** Waits until it stands there; false when it did not come. */
    boolean stands(String key, long seconds) throws InterruptedException {
        return byKey.get(key).reached().await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void reached(FaultPoint reached) {
        if (reached instanceof SagaPoint at) {
            Standing standing = byKey.get(at.key());
            if (standing != null && standing.point().equals(at.fullName())) {
                standing.reached().countDown();
                Standstill.forEver();
            }
        }
    }

    private record Standing(String point, CountDownLatch reached) {}
}
