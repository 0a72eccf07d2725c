package dev.shrike.topology.module;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;

/**
 * Reads the state stores of this process. Every method throws {@link dev.shrike.topology.query.NotReadyException} while they
 * are being restored or moved.
 */
public interface LocalStores {

    /** The value of a key, wherever it lies. */
    <V> Optional<V> get(String store, String key);

    /** All rows from one key (included) to another (included), partition by partition. */
    <V> List<KeyValue<String, V>> range(String store, String from, String to);

    /** The first rows of each partition, so many of each at most. */
    <V> List<KeyValue<String, V>> first(String store, int limit);
}
