package dev.shrike.topology.reading;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;

/**
 * What was found in some partitions of a store.
 *
 * @param rows partition by partition
 * @param count how many rows, where that was asked
 * @param lag how many records the furthest behind of the copies was behind its owner; empty when the owners answered
 */
record Found<K, V>(List<KeyValue<K, V>> rows, long count, OptionalLong lag) {

    static <K, V> Found<K, V> nothing() {
        return new Found<>(List.of(), 0, OptionalLong.empty());
    }

    Found<K, V> and(Found<K, V> more) {
        OptionalLong worst =
                Stream.of(lag, more.lag).flatMapToLong(OptionalLong::stream).max();
        return new Found<>(Stream.concat(rows.stream(), more.rows.stream()).toList(), count + more.count, worst);
    }
}
