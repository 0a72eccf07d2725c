package dev.shrike.bridge.checkpoint;

import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.topics.BridgeTopics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The newest committed checkpoint of every lane that ever had one. Reads the whole topic: for people, never for a lane. */
public final class CheckpointTable {
    private final KafkaAdmin admin;
    private final CommittedReader reader;

    /**
     * @param admin tells where the topic ends
     * @param reader reads it
     */
    public CheckpointTable(KafkaAdmin admin, CommittedReader reader) {
        this.admin = admin;
        this.reader = reader;
    }

    /**
     * By lane.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka is away, or has no such topic
     */
    public SortedMap<String, StoredCheckpoint> read() {
        var newest = new HashMap<String, ConsumerRecord<byte[], byte[]>>();
        reader.read(
                admin.ranges(admin.partitions(List.of(BridgeTopics.CHECKPOINTS))), found -> consider(newest, found));
        var table = new TreeMap<String, StoredCheckpoint>();
        newest.forEach((lane, found) -> {
            if (found.value() != null) {
                table.put(lane, stored(lane, found));
            }
        });
        return table;
    }

    /** By timestamp where several partitions hold the lane, as they do after partitions were added. */
    private static void consider(
            Map<String, ConsumerRecord<byte[], byte[]>> newest, ConsumerRecord<byte[], byte[]> candidate) {
        if (candidate.key() == null) {
            return;
        }
        newest.merge(
                new String(candidate.key(), StandardCharsets.UTF_8),
                candidate,
                (before, now) ->
                        before.partition() == now.partition() || now.timestamp() >= before.timestamp() ? now : before);
    }

    private static StoredCheckpoint stored(String lane, ConsumerRecord<byte[], byte[]> found) {
        return new StoredCheckpoint(
                lane,
                CheckpointFormat.read(found.value()),
                CheckpointFormat.instance(found.value()),
                Instant.ofEpochMilli(found.timestamp()));
    }
}
