package dev.shrike.bench.bridge;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Readers of committed records. */
final class CommittedReader {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private CommittedReader() {}

    /** One that stands at the beginning of all partitions of some topics. */
    static KafkaConsumer<byte[], byte[]> of(Target target, Collection<String> topics) {
        Map<String, Object> settings = Map.of("bootstrap.servers", target.kafka(), "isolation.level", "read_committed");
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic, SECONDS).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        partitions.forEach(partition -> consumer.position(partition, SECONDS));
        return consumer;
    }

    /** Where the partitions end, with what is not committed yet. */
    static Map<TopicPartition, Long> writtenEnds(Target target, Collection<TopicPartition> partitions) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", target.kafka(), "isolation.level", "read_uncommitted");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(partitions, SECONDS);
        }
    }
}
