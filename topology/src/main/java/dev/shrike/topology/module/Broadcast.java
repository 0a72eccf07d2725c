package dev.shrike.topology.module;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends a record to every partition. An erasure concerns state that is spread by other keys than the person, and there is one
 * of it for very many events: telling every partition is cheaper than carrying every event to its person.
 *
 * @param <V> type of the value
 */
public final class Broadcast<V> implements StreamPartitioner<String, V> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, V value, int numPartitions) {
        return Optional.of(IntStream.range(0, numPartitions).boxed().collect(Collectors.toSet()));
    }
}
