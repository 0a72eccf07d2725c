package dev.shrike.topology.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What this partition counted. Counting goes to memory, and before each commit to the store and on to the next step, because
 * hot counters (all ticks) would otherwise cost a record per event. What was not yet told when a task ends is told again by the
 * next: all counters are, once, when a task begins.
 */
final class Subtotals {
    static final String STORE = "subtotals";
    private static final int MOST_KNOWN = 20_000;

    private final KeyValueStore<String, Long> store;
    private final Map<Counter, Long> added = new HashMap<>();
    private final Map<String, Long> known = new HashMap<>();
    private boolean allUntold = true;

    private Subtotals(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    /** Without a cache: it is written before commits only. */
    static StoreBuilder<KeyValueStore<String, Long>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long());
    }

    static Subtotals in(ProcessingContext context) {
        return new Subtotals(context.getStateStore(STORE));
    }

    void addOne(Counter counter) {
        add(counter, 1);
    }

    void add(Counter counter, long times) {
        added.merge(counter, times, Counters::sum);
    }

    /** Stores what was counted since, and tells what each counter stands at that changed. */
    void tell(ObjLongConsumer<String> listener) {
        var changed = new TreeMap<String, Long>();
        if (allUntold) {
            try (var rows = store.all()) {
                rows.forEachRemaining(row -> changed.put(row.key, row.value));
            }
            allUntold = false;
        }
        added.forEach((counter, times) -> {
            String key = counter.key();
            Long before = known.containsKey(key) ? known.get(key) : store.get(key);
            long now = before == null ? times : Counters.sum(before, times);
            store.put(key, now);
            changed.put(key, now);
        });
        added.clear();
        if (known.size() + changed.size() > MOST_KNOWN) {
            known.clear();
        }
        known.putAll(changed);
        changed.forEach(listener::accept);
    }

    void dropWindowsOver(long streamTime) {
        Counters.over(store, streamTime).forEach(key -> {
            store.delete(key);
            known.remove(key);
        });
    }
}
