package dev.shrike.topology.reading;

import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.reading.StoreAnswer.Row;
import dev.shrike.topology.reading.StoreQuestion.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;

/**
 * Questions and answers about one store between instances, by the store's own serdes.
 *
 * @param topology short name of the topology
 */
record WireForm<K, V>(String topology, QueryableStore<K, V> store) {

    StoreQuestion write(Question<K> question, Collection<Integer> partitions, boolean stale) {
        List<Integer> of = List.copyOf(partitions);
        return switch (question) {
            case Question.Get<K>(K key) -> wire(Kind.GET, bytes(key), null, 0, of, stale);
            case Question.Range<K>(K from, K to) -> wire(Kind.RANGE, bytes(from), bytes(to), 0, of, stale);
            case Question.First<K>(int limit) -> wire(Kind.FIRST, null, null, limit, of, stale);
            case Question.Count<K> _ -> wire(Kind.COUNT, null, null, 0, of, stale);
        };
    }

    /** @throws IllegalArgumentException when its keys are none of this store */
    Question<K> read(StoreQuestion asked) {
        try {
            return question(asked);
        } catch (SerializationException e) {
            throw new IllegalArgumentException("No key of " + store.name(), e);
        }
    }

    private Question<K> question(StoreQuestion asked) {
        return switch (asked.kind()) {
            case GET -> new Question.Get<>(key(asked.from()));
            case RANGE -> new Question.Range<>(key(asked.from()), key(asked.to()));
            case FIRST -> new Question.First<>(asked.limit());
            case COUNT -> new Question.Count<>();
        };
    }

    StoreAnswer write(Found<K, V> found) {
        List<Row> rows = found.rows().stream()
                .map(row -> new Row(bytes(row.key), store.values().serializer().serialize(store.name(), row.value)))
                .toList();
        return new StoreAnswer(
                rows,
                found.count(),
                found.lag().isPresent() ? (Long) found.lag().getAsLong() : null);
    }

    /** @throws SerializationException when its rows are none of this store */
    Found<K, V> read(StoreAnswer answer) {
        List<KeyValue<K, V>> rows = answer.rows().stream()
                .map(row -> KeyValue.pair(
                        key(row.key()), store.values().deserializer().deserialize(store.name(), row.value())))
                .toList();
        return new Found<>(
                rows, answer.count(), answer.lag() == null ? OptionalLong.empty() : OptionalLong.of(answer.lag()));
    }

    private StoreQuestion wire(Kind kind, byte[] from, byte[] to, int limit, List<Integer> of, boolean stale) {
        Long asOf = store.asOf().map(Instant::toEpochMilli).orElse(null);
        return new StoreQuestion(topology, store.name(), kind, from, to, asOf, limit, of, stale);
    }

    private byte[] bytes(K key) {
        return store.keys().serializer().serialize(store.name(), key);
    }

    private K key(byte[] bytes) {
        return store.keys().deserializer().deserialize(store.name(), bytes);
    }
}
