package dev.shrike.bridge.checkpoint;

import dev.shrike.bridge.fault.FencedException;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.topics.BridgeTopics;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Changes a lane's checkpoint by hand. It takes the lane's place as its writer for that moment: a lane that runs is fenced and
 * cannot write over the change, and begins again from it by itself. Used by one thread.
 */
final class CheckpointEditor {
    private static final int ATTEMPTS = 5;

    private final BridgeSettings settings;
    private final KafkaAdmin admin;

    /**
     * @param settings where Kafka is, and in whose name the change is made
     * @param admin tells about the topic
     */
    CheckpointEditor(BridgeSettings settings, KafkaAdmin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    /**
     * Makes the lane begin at the start of its source.
     *
     * @throws dev.shrike.bridge.fault.BridgeException when Kafka is away, or the lane takes its place back again and again
     */
    void reset(String lane) {
        write(lane, log(lane).oblivion());
    }

    /**
     * Makes the lane go on behind another position.
     *
     * @throws dev.shrike.bridge.fault.BridgeException when Kafka is away, or the lane takes its place back again and again
     */
    void move(String lane, Checkpoint position) {
        write(lane, List.of(log(lane).record(position)));
    }

    private CheckpointLog log(String lane) {
        return new CheckpointLog(
                admin,
                new CommittedReader(settings.kafka()),
                settings.instance(),
                lane,
                admin.partitions(List.of(BridgeTopics.CHECKPOINTS)).size());
    }

    private void write(String lane, List<ProducerRecord<byte[], byte[]>> records) {
        for (int attempt = 1; ; attempt++) {
            try (LaneProducer writer = LaneProducer.open(lane, settings.kafka(), settings.topics())) {
                writer.send(records.subList(0, records.size() - 1));
                writer.commitWith(records.getLast());
                return;
            } catch (FencedException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
