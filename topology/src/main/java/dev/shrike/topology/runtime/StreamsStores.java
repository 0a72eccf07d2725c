package dev.shrike.topology.runtime;

import dev.shrike.topology.module.LocalStores;
import dev.shrike.topology.query.NotReadyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the stores of a running topology by interactive queries, active tasks only. */
final class StreamsStores implements LocalStores {
    private final String application;
    private final KafkaStreams streams;

    StreamsStores(String application, KafkaStreams streams) {
        this.application = application;
        this.streams = streams;
    }

    @Override
    public <V> Optional<V> get(String store, String key) {
        return ready(() -> Optional.ofNullable(this.<V>open(store).get(key)));
    }

    @Override
    public <V> List<KeyValue<String, V>> range(String store, String from, String to) {
        return ready(() -> {
            var rows = new ArrayList<KeyValue<String, V>>();
            try (KeyValueIterator<String, V> found = this.<V>open(store).range(from, to)) {
                found.forEachRemaining(rows::add);
            }
            return rows;
        });
    }

    @Override
    public <V> List<KeyValue<String, V>> first(String store, int limit) {
        return ready(() -> {
            var query = RangeQuery.<String, V>withNoBounds().withAscendingKeys();
            return firstOf(
                    streams.query(StateQueryRequest.inStore(store)
                                    .withQuery(query)
                                    .requireActive())
                            .getPartitionResults()
                            .values(),
                    limit);
        });
    }

    private <V> List<KeyValue<String, V>> firstOf(
            Collection<QueryResult<KeyValueIterator<String, V>>> partitions, int limit) {
        try {
            var rows = new ArrayList<KeyValue<String, V>>();
            for (var partition : partitions) {
                if (partition.isFailure()) {
                    throw new NotReadyException(application + " cannot answer now: " + partition.getFailureReason());
                }
                for (int i = 0; i < limit && partition.getResult().hasNext(); i++) {
                    rows.add(partition.getResult().next());
                }
            }
            return rows;
        } finally {
            partitions.stream()
                    .filter(QueryResult::isSuccess)
                    .forEach(partition -> partition.getResult().close());
        }
    }

    private <V> ReadOnlyKeyValueStore<String, V> open(String store) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, V>keyValueStore()));
    }

    private <T> T ready(Supplier<T> question) {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            throw new NotReadyException(application + " cannot answer while it is " + streams.state());
        }
        try {
            return question.get();
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException(application + " cannot answer now: its stores are being moved", e);
        }
    }
}
