package dev.shrike.bench.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic that is there, as something to be filled, and to be read by a consumer that does nothing else. */
public record FilledTopic(String kafka, String name) {
    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * Writes so many records.
     *
     * @param record each of them, by its number
     * @throws IllegalStateException when Kafka did not take one
     */
    public void fill(int records, IntFunction<ProducerRecord<String, byte[]>> record) {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka, "linger.ms", 20, "batch.size", 256 * 1024);
        AtomicReference<Exception> refused = new AtomicReference<>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records && refused.get() == null; i++) {
                producer.send(record.apply(i), (sent, failure) -> {
                    if (failure != null) {
                        refused.set(failure);
                    }
                });
            }
            producer.flush();
        }
        if (refused.get() != null) {
            throw new IllegalStateException("Kafka did not take a record of " + name, refused.get());
        }
    }

    /** Reads everything and does nothing with it. Says how many records there were. */
    public long read() {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", kafka, "max.poll.records", 5_000, "fetch.max.bytes", 16 * 1024 * 1024);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long records = 0;
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                records += consumer.poll(POLL).count();
            }
            return records;
        }
    }
}
