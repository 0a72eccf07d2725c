package dev.shrike.topology.runtime;

import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.ReadableStores;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;

/**
 * Stores of a topology that may not have been started yet: looked up at each question.
 *
 * @param now finds them, or says that they are not ready
 */
record LateStores(Supplier<ReadableStores> now) implements ReadableStores {

    @Override
    public <K, V> Optional<V> get(QueryableStore<K, V> store, K key) {
        return now.get().get(store, key);
    }

    @Override
    public <K, V> List<KeyValue<K, V>> range(QueryableStore<K, V> store, K from, K to) {
        return now.get().range(store, from, to);
    }

    @Override
    public <K, V> List<KeyValue<K, V>> first(QueryableStore<K, V> store, int limit) {
        return now.get().first(store, limit);
    }

    @Override
    public <K, V> long count(QueryableStore<K, V> store) {
        return now.get().count(store);
    }
}
