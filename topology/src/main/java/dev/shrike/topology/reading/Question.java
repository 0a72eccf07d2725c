package dev.shrike.topology.reading;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What is asked of one partition of a store.
 *
 * @param <K> type of the keys
 */
sealed interface Question<K> {

    /** The rows that answer it. */
    <V> List<KeyValue<K, V>> rows(ReadOnlyKeyValueStore<K, V> partition);

    /** How many rows there are, where only that is asked. */
    default long count(ReadOnlyKeyValueStore<K, ?> partition) {
        return 0;
    }

    /** The value of a key. */
    record Get<K>(K key) implements Question<K> {
        @Override
        public <V> List<KeyValue<K, V>> rows(ReadOnlyKeyValueStore<K, V> partition) {
            V found = partition.get(key);
            return found == null ? List.of() : List.of(KeyValue.pair(key, found));
        }
    }

    /** All rows from one key (included) to another (included). */
    record Range<K>(K from, K to) implements Question<K> {
        @Override
        public <V> List<KeyValue<K, V>> rows(ReadOnlyKeyValueStore<K, V> partition) {
            return taken(partition.range(from, to), Integer.MAX_VALUE);
        }
    }

    /** So many rows, from the first one. */
    record First<K>(int limit) implements Question<K> {
        @Override
        public <V> List<KeyValue<K, V>> rows(ReadOnlyKeyValueStore<K, V> partition) {
            return taken(partition.all(), limit);
        }
    }

    /** How many rows there are. */
    record Count<K>() implements Question<K> {
        @Override
        public <V> List<KeyValue<K, V>> rows(ReadOnlyKeyValueStore<K, V> partition) {
            return List.of();
        }

        @Override
        public long count(ReadOnlyKeyValueStore<K, ?> partition) {
            long count = 0;
            try (var rows = partition.all()) {
                while (rows.hasNext()) {
                    rows.next();
                    count++;
                }
            }
            return count;
        }
    }

    private static <K, V> List<KeyValue<K, V>> taken(KeyValueIterator<K, V> rows, int most) {
        var taken = new ArrayList<KeyValue<K, V>>();
        try (rows) {
            while (rows.hasNext() && taken.size() < most) {
                taken.add(rows.next());
            }
        }
        return taken;
    }
}
