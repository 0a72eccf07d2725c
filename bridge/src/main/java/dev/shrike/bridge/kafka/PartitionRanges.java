package dev.shrike.bridge.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Tells where partitions begin and end. */
@FunctionalInterface
public interface PartitionRanges {

    /**
     * The first and the next offset of partitions, counting records that are not committed.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka is away
     */
    Map<TopicPartition, OffsetRange> ranges(Collection<TopicPartition> partitions);
}
