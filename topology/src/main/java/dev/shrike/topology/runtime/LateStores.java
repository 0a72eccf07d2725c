package dev.shrike.topology.runtime;

import dev.shrike.topology.module.LocalStores;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;

/**
 * Stores of a topology that may not have been started yet: looked up at each question.
 *
 * @param now finds them, or says that they are not ready
 */
record LateStores(Supplier<LocalStores> now) implements LocalStores {

    @Override
    public <V> Optional<V> get(String store, String key) {
        return now.get().get(store, key);
    }

    @Override
    public <V> List<KeyValue<String, V>> range(String store, String from, String to) {
        return now.get().range(store, from, to);
    }

    @Override
    public <V> List<KeyValue<String, V>> first(String store, int limit) {
        return now.get().first(store, limit);
    }
}
