package dev.shrike.analytics.load;

import dev.shrike.analytics.table.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What is written to the tables in one go, and how far they are then. For one thread at a time. */
final class Batch {
    private final Map<Table, Changes> changes = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private long records;
    private long bytes;

    Changes of(Table table) {
        return changes.computeIfAbsent(table, Changes::new);
    }

    void counted(int size) {
        records++;
        bytes += size;
    }

    void reached(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    Map<Table, Changes> changes() {
        return changes;
    }

    Map<TopicPartition, Long> next() {
        return next;
    }

    boolean isEmpty() {
        return next.isEmpty();
    }

    boolean isFull(LoadSettings settings) {
        return records >= settings.rowsPerBatch() || bytes >= settings.bytesPerBatch();
    }
}
