package dev.shrike.topology.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What this partition counted. Changed counters are collected and told in batches, because hot ones (all ticks) would
 * otherwise cost a record per event. What was not yet told when a task ends is told again by the next: all counters are, once,
 * when a task begins.
 */
final class Subtotals {
    static final String STORE = "subtotals";

    private final KeyValueStore<String, Long> store;
    private final Set<String> untold = new HashSet<>();

    private Subtotals(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, Long>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long())
                .withCachingEnabled();
    }

    static Subtotals in(ProcessingContext context) {
        var subtotals = new Subtotals(context.getStateStore(STORE));
        subtotals.untold.addAll(subtotals.keys());
        return subtotals;
    }

    void addOne(String counter) {
        add(counter, 1);
    }

    void add(String counter, long times) {
        Long before = store.get(counter);
        store.put(counter, before == null ? times : before + times);
        untold.add(counter);
    }

    /** The counters that changed since this was last asked. */
    List<String> takeUntold() {
        List<String> counters = untold.stream().sorted().toList();
        untold.clear();
        return counters;
    }

    long of(String counter) {
        return store.get(counter);
    }

    void dropWindowsOver(long streamTime) {
        keys().stream().filter(key -> Counters.over(key, streamTime)).forEach(key -> {
            store.delete(key);
            untold.remove(key);
        });
    }

    private List<String> keys() {
        var keys = new ArrayList<String>();
        try (var rows = store.all()) {
            rows.forEachRemaining(row -> keys.add(row.key));
        }
        return keys;
    }
}
