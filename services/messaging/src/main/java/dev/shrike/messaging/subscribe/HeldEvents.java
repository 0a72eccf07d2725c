package dev.shrike.messaging.subscribe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Keeps the order of an aggregate while one of its events is being retried: later events are held until the first has been
 * handled or parked. An event that does not come back in time (another instance got it) holds nobody any longer.
 *
 * <p>Used by one thread.
 */
final class HeldEvents {
    private static final int MOST = 10_000;

    private final LongSupplier nanoClock;
    private final Map<String, TreeMap<Long, Long>> untilByAggregate = new HashMap<>();
    private int size;

    HeldEvents(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Whether an event may be handled now: no earlier one of its aggregate is waiting. */
    boolean mayPass(String aggregate, long sequence) {
        TreeMap<Long, Long> waiting = untilByAggregate.get(aggregate);
        if (waiting == null) {
            return true;
        }
        long now = nanoClock.getAsLong();
        while (!waiting.isEmpty() && waiting.firstEntry().getValue() - now < 0) {
            waiting.pollFirstEntry();
            size--;
        }
        if (waiting.isEmpty()) {
            untilByAggregate.remove(aggregate);
            return true;
        }
        return waiting.firstKey() >= sequence;
    }

    /** The event comes back within the time given. */
    void hold(String aggregate, long sequence, Duration backWithin) {
        if (size >= MOST) {
            return;
        }
        long until = nanoClock.getAsLong() + backWithin.toNanos();
        TreeMap<Long, Long> waiting = untilByAggregate.computeIfAbsent(aggregate, id -> new TreeMap<>());
        if (waiting.put(sequence, until) == null) {
            size++;
        }
    }

    /** The event is done with. */
    void release(String aggregate, long sequence) {
        TreeMap<Long, Long> waiting = untilByAggregate.get(aggregate);
        if (waiting != null && waiting.remove(sequence) != null) {
            size--;
            if (waiting.isEmpty()) {
                untilByAggregate.remove(aggregate);
            }
        }
    }
}
