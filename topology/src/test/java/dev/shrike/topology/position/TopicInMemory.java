package dev.shrike.topology.position;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A topic with one partition, and consumers of it that remember what they have read. Thread-safe. */
final class TopicInMemory {
    private static final int AT_ONCE = 10;

    private final TopicPartition partition;
    private final List<ConsumerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
    private final List<Set<Long>> read = new CopyOnWriteArrayList<>();

    TopicInMemory(String name) {
        partition = new TopicPartition(name, 0);
    }

    String name() {
        return partition.topic();
    }

    /** Returns the event's id. */
    synchronized UUID write(Instant time) {
        UUID event = UUID.randomUUID();
        var headers = new RecordHeaders();
        headers.add("ce_id", event.toString().getBytes(StandardCharsets.US_ASCII));
        records.add(new ConsumerRecord<>(
                name(),
                0,
                records.size(),
                time.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                headers,
                Optional.empty()));
        return event;
    }

    /** The offsets that each consumer has read, in the order in which they were made. */
    List<Set<Long>> read() {
        return read;
    }

    Consumer<byte[], byte[]> consumer() {
        Set<Long> passed = new ConcurrentSkipListSet<>();
        read.add(passed);
        var consumer = new Reader(passed);
        consumer.updatePartitions(
                name(), List.of(new PartitionInfo(name(), 0, Node.noNode(), new Node[0], new Node[0])));
        return consumer;
    }

    private final class Reader extends MockConsumer<byte[], byte[]> {
        private final Set<Long> passed;

        private Reader(Set<Long> passed) {
            super("none");
            this.passed = passed;
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
            return Map.of(partition, (long) records.size());
        }

        @Override
        public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times, Duration timeout) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            found.put(
                    partition,
                    records.stream()
                            .filter(record -> record.timestamp() >= times.get(partition))
                            .findFirst()
                            .map(record -> new OffsetAndTimestamp(record.offset(), record.timestamp()))
                            .orElse(null));
            return found;
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            List<ConsumerRecord<byte[], byte[]>> next = new ArrayList<>();
            if (!paused().contains(partition)) {
                int from = (int) position(partition);
                next.addAll(records.subList(from, Math.min(records.size(), from + AT_ONCE)));
                seek(partition, (long) from + next.size());
                next.forEach(record -> passed.add(record.offset()));
            }
            if (next.isEmpty()) {
                LockSupport.parkNanos(timeout.toNanos() / 4);
            }
            return new ConsumerRecords<>(Map.of(partition, next), Map.of());
        }
    }
}
