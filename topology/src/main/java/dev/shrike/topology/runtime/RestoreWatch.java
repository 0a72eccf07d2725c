package dev.shrike.topology.runtime;

import dev.shrike.topology.runtime.RuntimeHealth.RestoreProgress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Follows the loading of state stores from their changelogs. Thread-safe. */
final class RestoreWatch implements StateRestoreListener {
    private final Map<TopicPartition, Long> underway = new ConcurrentHashMap<>();
    private final AtomicLong restored = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        underway.put(changelog, end);
        total.addAndGet(Math.max(0, end - start));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long count) {
        restored.addAndGet(count);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long count) {
        underway.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long count) {
        underway.remove(changelog);
    }

    boolean restoring() {
        return !underway.isEmpty();
    }

    /** How far it is; the total counts offsets, some of which are transaction markers that nothing is loaded from. */
    RestoreProgress progress() {
        return new RestoreProgress(restored.get(), total.get());
    }
}
