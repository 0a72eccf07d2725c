package dev.shrike.topology.reading;

import dev.shrike.topology.module.QueryableStore;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads the stores of this instance, partition by partition, so that one that is missing is an error and never a gap. Throws
 * {@link InvalidStateStoreException} when a partition is not here, or not ready. Thread-safe.
 */
final class LocalReads {
    private final OpenStores stores;
    private final Lags lags;
    private final long mostLag;

    /**
     * @param mostLag how many records a copy may be behind that still answers
     */
    LocalReads(OpenStores stores, Lags lags, long mostLag) {
        this.stores = stores;
        this.lags = lags;
        this.mostLag = mostLag;
    }

    /** Asks partitions that this instance owns. */
    <K, V> Found<K, V> owned(QueryableStore<K, V> store, Question<K> question, Collection<Integer> partitions) {
        Found<K, V> found = Found.nothing();
        for (int partition : partitions) {
            found = found.and(read(store, question, partition, false, OptionalLong.empty()));
        }
        return found;
    }

    /** Asks copies of this instance, be they standbys or still being loaded, none of them further behind than allowed. */
    <K, V> Found<K, V> copied(QueryableStore<K, V> store, Question<K> question, Collection<Integer> partitions) {
        Found<K, V> found = Found.nothing();
        for (int partition : partitions) {
            OptionalLong lag = lags.of(store.name(), partition);
            if (lag.isEmpty()) {
                throw new InvalidStateStoreException("how far its copy is behind is not known");
            }
            if (lag.getAsLong() > mostLag) {
                throw new InvalidStateStoreException(
                        "its copy is " + lag.getAsLong() + " records behind, more than " + mostLag);
            }
            found = found.and(read(store, question, partition, true, lag));
        }
        return found;
    }

    private <K, V> Found<K, V> read(
            QueryableStore<K, V> store, Question<K> question, int partition, boolean stale, OptionalLong lag) {
        ReadOnlyKeyValueStore<K, V> open = stores.open(store, partition, stale);
        return new Found<>(List.copyOf(question.rows(open)), question.count(open), lag);
    }
}
