package dev.shrike.topology.module;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A state store that may be asked. Its serdes are those that the topology writes it with: the one of the keys decides which
 * partition holds a key, and both carry questions and rows between instances.
 *
 * @param name of the store
 * @param keys how keys are written
 * @param values how values are written
 * @param history the versioned store that holds earlier values of its keys, of the same topology step and with the same serdes;
 *     see {@link History}
 * @param asOf the moment whose values are asked for; empty for the latest
 */
public record QueryableStore<K, V>(
        String name, Serde<K> keys, Serde<V> values, Optional<String> history, Optional<Instant> asOf) {

    /** Checks that a store without a history is asked for the latest only. */
    public QueryableStore {
        if (asOf.isPresent() && history.isEmpty()) {
            throw new IllegalArgumentException("The store " + name + " has no history");
        }
    }

    /** One that holds the latest values alone. */
    public QueryableStore(String name, Serde<K> keys, Serde<V> values) {
        this(name, keys, values, Optional.empty(), Optional.empty());
    }

    /** One with text for keys. */
    public static <V> QueryableStore<String, V> byText(String name, Serde<V> values) {
        return new QueryableStore<>(name, Serdes.String(), values);
    }

    /** The same, with a history. */
    public QueryableStore<K, V> withHistory(String versioned) {
        return new QueryableStore<>(name, keys, values, Optional.of(versioned), asOf);
    }

    /**
     * The same as it was at a moment. Beyond the retention of its history nothing is found.
     *
     * @throws IllegalArgumentException when it has no history
     */
    public QueryableStore<K, V> asOf(Instant moment) {
        return new QueryableStore<>(name, keys, values, history, Optional.of(moment));
    }
}
