package dev.shrike.topology.reading;

import dev.shrike.topology.module.QueryableStore;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** Opens partitions of the stores of this instance. */
interface OpenStores {

    /**
     * One partition, never more.
     *
     * @param stale whether a copy that lags will do
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException when it is not here, or not ready
     */
    <K, V> ReadOnlyKeyValueStore<K, V> open(QueryableStore<K, V> store, int partition, boolean stale);

    static OpenStores of(KafkaStreams streams) {
        return new OpenStores() {
            @Override
            public <K, V> ReadOnlyKeyValueStore<K, V> open(QueryableStore<K, V> store, int partition, boolean stale) {
                ReadOnlyKeyValueStore<K, V> latest =
                        open(store.name(), QueryableStoreTypes.keyValueStore(), partition, stale);
                if (store.asOf().isEmpty()) {
                    return latest;
                }
                VersionedKeyValueStore<K, V> history =
                        open(store.history().orElseThrow(), new VersionedStoreType<>(), partition, stale);
                return new AsOfView<>(latest, history, store.asOf().get());
            }

            private <T> T open(String name, QueryableStoreType<T> type, int partition, boolean stale) {
                var parameters =
                        StoreQueryParameters.fromNameAndType(name, type).withPartition(partition);
                return streams.store(stale ? parameters.enableStaleStores() : parameters);
            }
        };
    }

    /** Kafka Streams has none for versioned stores. Takes the one store that has the partition asked for. */
    final class VersionedStoreType<K, V> implements QueryableStoreType<VersionedKeyValueStore<K, V>> {
        @Override
        public boolean accepts(StateStore stateStore) {
            return stateStore instanceof VersionedKeyValueStore;
        }

        @Override
        public VersionedKeyValueStore<K, V> create(StateStoreProvider stores, String name) {
            return stores.stores(name, this).getFirst();
        }
    }
}
