package dev.shrike.bench.gdpr;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the compacted topic of ticks as it grows. Used by one thread. */
final class LatestTicks implements AutoCloseable {
    private static final MajorVersion TICK = EventCatalogue.standard().major("tick", 1);
    private static final String SUBJECT = "nats_subject";
    private static final int PLACE_OF_PERSON = 2;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<String> keys = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private String person = "";

    LatestTicks(String kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TICK.latestTopic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads until so many keys have been seen. */
    void awaitKeys(int count) throws TimeoutException {
        read(() -> keys.size() >= count, "keys", count);
    }

    /** Reads until so many keys have ended in a tombstone. */
    void awaitTombstones(int count) throws TimeoutException {
        read(() -> ended.size() >= count, "tombstones", count);
    }

    /** Whose the last event was that was read, by its subject. */
    String person() {
        return person;
    }

    private void read(BooleanSupplier enough, String what, int count) throws TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.getAsBoolean()) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                keys.add(record.key());
                if (record.value() == null) {
                    ended.add(record.key());
                } else {
                    person = personOf(record);
                }
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Kafka has " + keys.size() + " keys and " + ended.size()
                        + " tombstones, awaited were " + count + " " + what);
            }
        }
    }

    private static String personOf(ConsumerRecord<String, byte[]> record) {
        byte[] subject = record.headers().lastHeader(SUBJECT).value();
        return new String(subject, StandardCharsets.UTF_8).split("\\.")[PLACE_OF_PERSON];
    }

    @Override
    public void close() {
        consumer.close();
    }
}
