package dev.shrike.topology.reading;

import java.time.Instant;
import java.util.NoSuchElementException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.VersionedRecord;

/**
 * A store as it was at a moment: the keys it has now, with the values that a versioned store has of them for then. A key that is
 * gone by now is not found in ranges.
 *
 * @param latest the keys
 * @param history the values
 * @param asOf the moment
 */
public record AsOfView<K, V>(ReadOnlyKeyValueStore<K, V> latest, VersionedKeyValueStore<K, V> history, Instant asOf)
        implements ReadOnlyKeyValueStore<K, V> {

    @Override
    public V get(K key) {
        VersionedRecord<V> found = history.get(key, asOf.toEpochMilli());
        return found == null ? null : found.value();
    }

    @Override
    public KeyValueIterator<K, V> range(K from, K to) {
        return new Then(latest.range(from, to));
    }

    @Override
    public KeyValueIterator<K, V> all() {
        return new Then(latest.all());
    }

    @Override
    public long approximateNumEntries() {
        return latest.approximateNumEntries();
    }

    private final class Then implements KeyValueIterator<K, V> {
        private final KeyValueIterator<K, V> now;
        private KeyValue<K, V> next;

        private Then(KeyValueIterator<K, V> now) {
            this.now = now;
        }

        @Override
        public boolean hasNext() {
            while (next == null && now.hasNext()) {
                K key = now.next().key;
                V value = get(key);
                next = value == null ? null : KeyValue.pair(key, value);
            }
            return next != null;
        }

        @Override
        public KeyValue<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            KeyValue<K, V> row = next;
            next = null;
            return row;
        }

        @Override
        public K peekNextKey() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return next.key;
        }

        @Override
        public void close() {
            now.close();
        }
    }
}
