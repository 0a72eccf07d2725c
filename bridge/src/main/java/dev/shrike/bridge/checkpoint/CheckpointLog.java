package dev.shrike.bridge.checkpoint;

import dev.shrike.bridge.kafka.PartitionRanges;
import dev.shrike.bridge.kafka.RangeReader;
import dev.shrike.bridge.topics.BridgeTopics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The checkpoints of one lane. Reading them is sound after the lane's predecessor was fenced, and only then. When partitions were
 * added to the topic, the lane's newest checkpoint may lie in its former partition, and is found there.
 */
public final class CheckpointLog {
    private final PartitionRanges ends;
    private final RangeReader reader;
    private final String instance;
    private final byte[] key;
    private final int partitions;
    private final int partition;

    /**
     * @param ends tells where the topic ends
     * @param reader reads it
     * @param instance who writes checkpoints here
     * @param lane whose they are
     * @param partitions how many the topic has
     */
    public CheckpointLog(PartitionRanges ends, RangeReader reader, String instance, String lane, int partitions) {
        this.ends = ends;
        this.reader = reader;
        this.instance = instance;
        this.key = lane.getBytes(StandardCharsets.UTF_8);
        this.partitions = partitions;
        this.partition = LanePartition.of(lane, partitions);
    }

    /** The newest committed checkpoint, if the lane has ever had one. */
    public Optional<Checkpoint> latest() {
        Optional<Checkpoint> own = latestIn(List.of(new TopicPartition(BridgeTopics.CHECKPOINTS, partition)));
        return own.isPresent()
                ? own
                : latestIn(IntStream.range(0, partitions)
                        .mapToObj(number -> new TopicPartition(BridgeTopics.CHECKPOINTS, number))
                        .toList());
    }

    /** The record that moves the lane's checkpoint. */
    public ProducerRecord<byte[], byte[]> record(Checkpoint checkpoint) {
        return new ProducerRecord<>(
                BridgeTopics.CHECKPOINTS, partition, key, CheckpointFormat.write(checkpoint, instance));
    }

    /** The records that make the lane forget its checkpoint, wherever it lies. */
    List<ProducerRecord<byte[], byte[]>> oblivion() {
        return IntStream.range(0, partitions)
                .mapToObj(number -> new ProducerRecord<byte[], byte[]>(BridgeTopics.CHECKPOINTS, number, key, null))
                .toList();
    }

    private Optional<Checkpoint> latestIn(Collection<TopicPartition> searched) {
        var newest = new Newest();
        reader.read(ends.ranges(searched), newest::consider);
        return newest.found();
    }

    /** The newest record of the lane; by timestamp, because several partitions may hold one. */
    private final class Newest {
        private ConsumerRecord<byte[], byte[]> record;

        private void consider(ConsumerRecord<byte[], byte[]> candidate) {
            if (Arrays.equals(candidate.key(), key)
                    && (record == null
                            || record.partition() == candidate.partition()
                            || candidate.timestamp() >= record.timestamp())) {
                record = candidate;
            }
        }

        private Optional<Checkpoint> found() {
            return Optional.ofNullable(record).map(ConsumerRecord::value).map(CheckpointFormat::read);
        }
    }
}
