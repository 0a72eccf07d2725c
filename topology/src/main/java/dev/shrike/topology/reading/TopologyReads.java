package dev.shrike.topology.reading;

import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.ReadableStores;
import dev.shrike.topology.query.NotReadyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Reads the stores of one topology: of this instance where it owns the partition, else of the owner over HTTP, else of a
 * standby. Thread-safe.
 */
public final class TopologyReads implements ReadableStores {
    private final String topology;
    private final KafkaStreams streams;
    private final int partitions;
    private final Map<String, QueryableStore<?, ?>> stores;
    private final LocalReads local;
    private final Asking asking;

    /**
     * @param topology short name
     * @param partitions how many its stores have
     * @param stores those that may be asked
     * @param peers the other instances
     * @param told hears of answers by standbys
     */
    public TopologyReads(
            String topology,
            KafkaStreams streams,
            int partitions,
            List<QueryableStore<?, ?>> stores,
            Instance self,
            Lags lags,
            Peers peers,
            StaleAnswers told) {
        this.topology = topology;
        this.streams = streams;
        this.partitions = partitions;
        this.stores = stores.stream().collect(Collectors.toMap(QueryableStore::name, Function.identity()));
        this.local = new LocalReads(OpenStores.of(streams), lags, self.mostLag());
        this.asking = new Asking(topology, self, local, peers, told);
    }

    @Override
    public <K, V> Optional<V> get(QueryableStore<K, V> store, K key) {
        KeyQueryMetadata place = place(
                () -> streams.queryMetadataForKey(
                        store.name(), key, store.keys().serializer()),
                store);
        return asking.ask(store, new Question.Get<>(key), Map.of(place.partition(), place)).rows().stream()
                .findFirst()
                .map(row -> row.value);
    }

    @Override
    public <K, V> List<KeyValue<K, V>> range(QueryableStore<K, V> store, K from, K to) {
        return everywhere(store, new Question.Range<>(from, to)).rows();
    }

    @Override
    public <K, V> List<KeyValue<K, V>> first(QueryableStore<K, V> store, int limit) {
        return everywhere(store, new Question.First<>(limit)).rows();
    }

    @Override
    public <K, V> long count(QueryableStore<K, V> store) {
        return everywhere(store, new Question.Count<>()).count();
    }

    /**
     * Answers another instance, from what is here alone.
     *
     * @throws NotReadyException when what is asked is not here, not ready, or too far behind
     * @throws IllegalArgumentException when there is no such store
     */
    public StoreAnswer answer(StoreQuestion question) {
        QueryableStore<?, ?> store = stores.get(question.store());
        if (store == null) {
            throw new IllegalArgumentException("The topology " + topology + " has no such store to ask");
        }
        QueryableStore<?, ?> then = question.asOf() == null ? store : store.asOf(Instant.ofEpochMilli(question.asOf()));
        return answer(then, question);
    }

    private <K, V> StoreAnswer answer(QueryableStore<K, V> store, StoreQuestion asked) {
        var wire = new WireForm<>(topology, store);
        requireRunning();
        try {
            Question<K> question = wire.read(asked);
            return wire.write(
                    asked.stale()
                            ? local.copied(store, question, asked.partitions())
                            : local.owned(store, question, asked.partitions()));
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException(topology + " cannot answer now: " + e.getMessage(), e);
        }
    }

    private <K, V> Found<K, V> everywhere(QueryableStore<K, V> store, Question<K> question) {
        Map<Integer, KeyQueryMetadata> places = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), partition -> placeOf(store, partition)));
        return asking.ask(store, question, places);
    }

    /** A key that a partitioner puts there, whatever it is: Kafka Streams tells places by keys only. */
    private KeyQueryMetadata placeOf(QueryableStore<?, ?> store, int partition) {
        return place(
                () -> streams.queryMetadataForKey(
                        store.name(), "", (topic, key, value, count) -> Optional.of(Set.of(partition))),
                store);
    }

    private KeyQueryMetadata place(Supplier<KeyQueryMetadata> question, QueryableStore<?, ?> store) {
        requireRunning();
        KeyQueryMetadata place = question.get();
        if (place == null) {
            throw new IllegalArgumentException("The topology " + topology + " has no store " + store.name());
        }
        if (place.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new NotReadyException(topology + " cannot answer yet: its work is being shared out");
        }
        return place;
    }

    private void requireRunning() {
        KafkaStreams.State state = streams.state();
        if (!state.isRunningOrRebalancing()) {
            throw new NotReadyException(topology + " cannot answer while it is " + state);
        }
    }
}
