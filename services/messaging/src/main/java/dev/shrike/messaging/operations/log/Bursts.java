package dev.shrike.messaging.operations.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was logged since it was last taken, each kind once with its number. Bounded, and nobody waits for it. Thread-safe. */
final class Bursts {
    private final int most;
    private final Map<Logged, Burst> bursts = new ConcurrentHashMap<>();

    /**
     * One kind of line.
     *
     * @param first when it was logged first
     * @param traceparent what the first belonged to; null when to nothing
     * @param times how often it was logged
     */
    record Burst(Logged logged, Instant first, String traceparent, long times) {
        private Burst again() {
            return new Burst(logged, first, traceparent, times + 1);
        }
    }

    /**
     * @param most how many kinds it holds
     */
    Bursts(int most) {
        this.most = most;
    }

    /** Adds a line. Returns whether there was room. */
    boolean add(Logged logged, Instant at, String traceparent) {
        if (bursts.size() >= most && !bursts.containsKey(logged)) {
            return false;
        }
        bursts.merge(logged, new Burst(logged, at, traceparent, 1), (before, _) -> before.again());
        return true;
    }

    /** Takes everything out. */
    List<Burst> take() {
        List<Burst> taken = new ArrayList<>();
        for (Logged logged : bursts.keySet()) {
            Burst burst = bursts.remove(logged); // of one that counts meanwhile, the next one begins
            if (burst != null) {
                taken.add(burst);
            }
        }
        return taken;
    }
}
