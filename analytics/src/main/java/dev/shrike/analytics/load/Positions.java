package dev.shrike.analytics.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Below which offset everything is in the tables, for each partition. Thread-safe. */
final class Positions {
    private final Map<TopicPartition, Long> next = new HashMap<>();

    synchronized void reached(Map<TopicPartition, Long> offsets) {
        next.putAll(offsets);
        notifyAll();
    }

    /** Everything is loaded anew. */
    synchronized void forget() {
        next.clear();
    }

    synchronized long of(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Waits until everything below those offsets is in the tables; says whether it is. */
    synchronized boolean await(Map<TopicPartition, Long> atLeast, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isReached(atLeast)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }

    private boolean isReached(Map<TopicPartition, Long> atLeast) {
        return atLeast.entrySet().stream().allMatch(one -> of(one.getKey()) >= one.getValue());
    }
}
