package dev.shrike.bridge.forward;

import dev.shrike.bridge.kafka.OffsetRange;
import dev.shrike.bridge.kafka.PartitionRanges;
import dev.shrike.bridge.kafka.RangeReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Fills a lane's memory from the ends of its retention topics, which are the truth about what it mirrored. */
final class RecentEventsReader {
    private final PartitionRanges partitionRanges;
    private final RangeReader reader;
    private final int capacity;

    RecentEventsReader(PartitionRanges partitionRanges, RangeReader reader, int capacity) {
        this.partitionRanges = partitionRanges;
        this.reader = reader;
        this.capacity = capacity;
    }

    RecentEvents read(Map<String, TopicDescription> histories) {
        var partitions = histories.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        long share = Math.ceilDiv(capacity, partitions.size());
        var ends = new HashMap<TopicPartition, OffsetRange>();
        partitionRanges.ranges(partitions).forEach((partition, range) -> {
            if (range.next() > range.first()) {
                ends.put(partition, range.last(share));
            }
        });
        var recent = new RecentEvents(capacity);
        if (!ends.isEmpty()) {
            reader.read(ends, mirrored -> remember(recent, mirrored));
        }
        return recent;
    }

    private static void remember(RecentEvents recent, ConsumerRecord<byte[], byte[]> mirrored) {
        Header id = mirrored.headers().lastHeader(RecentEvents.ID_HEADER);
        if (id != null && mirrored.value() != null) {
            recent.remember(new String(id.value(), StandardCharsets.UTF_8), mirrored.value());
        }
    }
}
