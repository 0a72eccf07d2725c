package dev.shrike.bridge.reverse;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How far a topic is read, by partition. Used by one thread. */
final class TopicOffsets {
    private final String topic;
    private final Map<Integer, Long> next;

    TopicOffsets(String topic, Map<Integer, Long> from) {
        this.topic = topic;
        this.next = new TreeMap<>(from);
    }

    void assign(Consumer<byte[], byte[]> consumer) {
        consumer.assign(next.keySet().stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList());
        next.forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
    }

    void passed(int partition, long offset) {
        next.put(partition, offset + 1);
    }

    Map<Integer, Long> next() {
        return next;
    }

    long lag(Consumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }
}
