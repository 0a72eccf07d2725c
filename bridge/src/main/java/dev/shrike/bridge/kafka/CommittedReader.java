package dev.shrike.bridge.kafka;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.KafkaSettings;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads the committed records of partitions up to a given end. That end should be the one of all records, not of the committed
 * ones: an open transaction of somebody else hides what others committed behind it, and is waited for.
 */
public final class CommittedReader implements RangeReader {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SPARE_REQUESTS = 2;

    private final KafkaSettings settings;

    /**
     * @param settings where Kafka is
     */
    public CommittedReader(KafkaSettings settings) {
        this.settings = settings;
    }

    @Override
    public void read(Map<TopicPartition, OffsetRange> ranges, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        long patience = settings.transactionTimeout()
                .plus(settings.requestTimeout().multipliedBy(SPARE_REQUESTS))
                .toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = KafkaClients.reader(settings)) {
            consumer.assign(ranges.keySet());
            ranges.forEach((partition, range) -> consumer.seek(partition, range.first()));
            long lastProgress = System.nanoTime();
            while (!atEnd(consumer, ranges)) {
                var records = consumer.poll(POLL);
                records.forEach(each);
                long now = System.nanoTime();
                if (!records.isEmpty()) {
                    lastProgress = now;
                } else if (now - lastProgress > patience) {
                    throw withheld(consumer, ranges);
                }
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new UnavailableException(Incident.KAFKA_AWAY, "Kafka is away: " + e.getMessage(), e);
        }
    }

    private UnavailableException withheld(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetRange> ranges) {
        var hidden = new TreeMap<TopicPartition, Long>(
                Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        ranges.forEach((partition, range) -> {
            long position = consumer.position(partition);
            if (position < range.next()) {
                hidden.put(partition, position);
            }
        });
        return WithheldRecords.of(settings, hidden);
    }

    private static boolean atEnd(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetRange> ranges) {
        return ranges.entrySet().stream()
                .allMatch(entry ->
                        consumer.position(entry.getKey()) >= entry.getValue().next());
    }
}
