package dev.shrike.standalone.system;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Topics as an analyst reads them: committed records only, with a registry client that is not ours. */
record KafkaTopic(String bootstrap, URI registry) {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    /** All committed records of a topic, as bytes. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return read(consumer, topic);
        }
    }

    /** The newest value of each key, tombstones as {@code null}. */
    Map<String, byte[]> latest(String topic) {
        var latest = new LinkedHashMap<String, byte[]>();
        records(topic).forEach(one -> latest.put(new String(one.key(), StandardCharsets.UTF_8), one.value()));
        return latest;
    }

    /** The keys whose newest value is not a tombstone. */
    Set<String> live(String topic) {
        return latest(topic).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** All values of a topic, decoded by Apicurio's own deserializer in the Confluent layout. */
    List<GenericRecord> decoded(String topic) {
        return decoded(topic, records(topic).stream().map(ConsumerRecord::value).toList());
    }

    /** The newest value of each live key, decoded likewise. */
    List<GenericRecord> decodedLatest(String topic) {
        return decoded(topic, latest(topic).values());
    }

    private List<GenericRecord> decoded(String topic, Collection<byte[]> bytes) {
        try (var values = new AvroKafkaDeserializer<GenericRecord>()) {
            values.configure(
                    Map.of(
                            "apicurio.registry.url", registry + "/apis/registry/v3",
                            "apicurio.registry.use-id", "contentId",
                            "apicurio.registry.id-handler", "io.apicurio.registry.serde.Default4ByteIdHandler"),
                    false);
            return bytes.stream()
                    .filter(Objects::nonNull)
                    .map(one -> values.deserialize(topic, one))
                    .toList();
        }
    }

    /** Every topic there is but Kafka's own. */
    Set<String> names() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var names = new TreeSet<>(consumer.listTopics().keySet());
            names.removeIf(name -> name.startsWith("__"));
            return names;
        }
    }

    private static <K, V> List<ConsumerRecord<K, V>> read(Consumer<K, V> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var records = new ArrayList<ConsumerRecord<K, V>>();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The end of " + topic + " was not reached in " + TIMEOUT);
            }
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }
}
