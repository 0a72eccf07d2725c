package dev.shrike.bridge.kafka;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records of partitions up to a given end. */
@FunctionalInterface
public interface RangeReader {

    /**
     * Hands on every committed record of the given ranges, in order within each partition.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka is away, or a foreign transaction stays open for longer
     *     than it may
     */
    void read(Map<TopicPartition, OffsetRange> ranges, Consumer<ConsumerRecord<byte[], byte[]>> each);
}
