package dev.shrike.topology.module;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;

/**
 * Reads the state stores of one topology, whichever instance holds them. Every method throws
 * {@link dev.shrike.topology.query.NotReadyException} while what it needs can be had from nobody.
 */
public interface ReadableStores {

    /** The value of a key. */
    <K, V> Optional<V> get(QueryableStore<K, V> store, K key);

    /** All rows from one key (included) to another (included), partition by partition. */
    <K, V> List<KeyValue<K, V>> range(QueryableStore<K, V> store, K from, K to);

    /** The first rows of each partition, so many of each at most. */
    <K, V> List<KeyValue<K, V>> first(QueryableStore<K, V> store, int limit);

    /** How many rows there are. Walks over all of them, where each lies. */
    <K, V> long count(QueryableStore<K, V> store);
}
