package dev.shrike.topology.statistics;

import dev.shrike.topology.module.Publication;
import dev.shrike.topology.serde.JsonSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Adds up what the partitions counted; forwards the sum by counter, and nothing for a window that is not kept any more. */
final class AddSubtotals implements Processor<String, Tallied.Subtotal, String, Long> {
    static final String STORE = "counters";
    private static final Duration TIDIED_EVERY = Duration.ofHours(1);

    private ProcessorContext<String, Long> context;
    private KeyValueStore<String, Sum> sums;

    /** The sum, and each partition's share in it. */
    record Sum(Map<Integer, Long> parts) {
        Sum with(Tallied.Subtotal subtotal) {
            var changed = new HashMap<>(parts);
            changed.put(subtotal.partition(), subtotal.count());
            return new Sum(changed);
        }

        long count() {
            return parts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    static StoreBuilder<KeyValueStore<String, Sum>> store() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), JsonSerde.of(Sum.class));
    }

    @Override
    public void init(ProcessorContext<String, Long> taskContext) {
        context = taskContext;
        sums = taskContext.getStateStore(STORE);
        taskContext.schedule(TIDIED_EVERY, PunctuationType.STREAM_TIME, this::dropWindowsOver);
    }

    @Override
    public void process(Record<String, Tallied.Subtotal> arrived) {
        if (Counters.over(arrived.key(), context.currentStreamTimeMs())) {
            return;
        }
        Sum before = sums.get(arrived.key());
        Sum now = (before == null ? new Sum(Map.of()) : before).with(arrived.value());
        if (!now.equals(before)) {
            sums.put(arrived.key(), now);
            context.forward(arrived.withValue(now.count()));
        }
    }

    private void dropWindowsOver(long streamTime) {
        var over = new ArrayList<String>();
        try (var rows = sums.all()) {
            rows.forEachRemaining(row -> {
                if (Counters.over(row.key, streamTime)) {
                    over.add(row.key);
                }
            });
        }
        for (String key : over) {
            sums.delete(key);
            context.forward(Publication.<Long>tombstone(key, streamTime));
        }
    }
}
