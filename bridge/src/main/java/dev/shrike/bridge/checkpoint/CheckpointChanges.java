package dev.shrike.bridge.checkpoint;

import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.nats.StoredMessage;
import dev.shrike.bridge.nats.Vitals;
import dev.shrike.bridge.settings.BridgeSettings;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Changes of checkpoints by hand, for when a source is not the one that a checkpoint speaks of. A change is planned first, which
 * changes nothing; making it fences the lane. One that has stopped looks at its checkpoint again by itself; one that runs finds out
 * with its next commit, which fails. Used by one thread.
 */
public final class CheckpointChanges implements AutoCloseable {
    private final BridgeSettings settings;
    private final KafkaAdmin admin;
    private final NatsLink nats;

    /**
     * @param settings where the servers are
     */
    public CheckpointChanges(BridgeSettings settings) {
        this.settings = settings;
        this.admin = new KafkaAdmin(settings.kafka());
        this.nats = new NatsLink(settings.nats(), settings.instance());
    }

    /**
     * Beginning at the start of the source.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka or NATS is away, or the source is missing
     */
    public CheckpointChange reset(Lane lane) {
        List<String> consequences = switch (lane) {
            case Lane.Forward forward ->
                CheckpointConsequence.ofReset(
                        ofStream(forward), vitals(forward), settings.lanes().recentEvents());
            case Lane.Reverse reverse ->
                List.of(
                        "The lane reads " + reverse.major().topic() + " from its start.",
                        "Of that it publishes what " + reverse.major().stream()
                                + " does not hold under its event id already.");
        };
        return new CheckpointChange(lane.name(), Optional.empty(), consequences);
    }

    /**
     * Going on behind a sequence of the stream.
     *
     * @throws IllegalArgumentException when the stream never gave that sequence out
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka or NATS is away, or the stream is missing
     */
    public CheckpointChange move(Lane.Forward lane, long sequence) {
        return move(lane, vitals(lane), sequence);
    }

    /**
     * Going on behind the present end of the source.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka or NATS is away, or the source is missing
     */
    public CheckpointChange moveToEnd(Lane lane) {
        return switch (lane) {
            case Lane.Forward forward -> {
                Vitals stream = vitals(forward);
                yield move(forward, stream, stream.last());
            }
            case Lane.Reverse reverse -> endOf(reverse);
        };
    }

    /**
     * Makes a planned change.
     *
     * @throws dev.shrike.bridge.fault.BridgeException when Kafka is away, or the lane takes its place back again and again
     */
    public void make(CheckpointChange change) {
        var editor = new CheckpointEditor(settings, admin);
        change.to().ifPresentOrElse(to -> editor.move(change.lane(), to), () -> editor.reset(change.lane()));
    }

    private CheckpointChange move(Lane.Forward lane, Vitals stream, long sequence) {
        if (sequence < 0 || sequence > stream.last()) {
            throw new IllegalArgumentException(
                    stream.stream() + " holds " + stream.first() + " to " + stream.last() + ", and not " + sequence);
        }
        Optional<StoredMessage> there =
                sequence == 0 ? Optional.empty() : nats.streams().at(stream.stream(), sequence);
        var to = new Checkpoint.OfStream(
                stream.stream(),
                stream.created(),
                sequence,
                there.map(StoredMessage::messageId).orElse(""),
                there.map(StoredMessage::stored).orElse(stream.created()));
        return new CheckpointChange(
                lane.name(),
                Optional.of(to),
                CheckpointConsequence.ofMove(
                        ofStream(lane), stream, sequence, settings.lanes().recentEvents()));
    }

    private CheckpointChange endOf(Lane.Reverse lane) {
        String topic = lane.major().topic();
        TopicDescription source = admin.require(List.of(topic)).get(topic);
        var offsets = new TreeMap<Integer, Long>();
        admin.ranges(source.partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList())
                .forEach((partition, range) -> offsets.put(partition.partition(), range.next()));
        Vitals target = nats.streams().vitals(lane.major().stream());
        return new CheckpointChange(
                lane.name(),
                Optional.of(new Checkpoint.OfTopic(
                        topic, source.topicId().toString(), offsets, target.stream(), target.last())),
                List.of(
                        "The lane goes on behind the present end of " + topic + ".",
                        "What lies before that and was not published yet is never published."));
    }

    private Vitals vitals(Lane.Forward lane) {
        return nats.streams().vitals(lane.stream());
    }

    private Optional<Checkpoint.OfStream> ofStream(Lane.Forward lane) {
        StoredCheckpoint stored = new CheckpointTable(admin, new CommittedReader(settings.kafka()))
                .read()
                .get(lane.name());
        return stored != null && stored.checkpoint() instanceof Checkpoint.OfStream at
                ? Optional.of(at)
                : Optional.empty();
    }

    @Override
    public void close() {
        nats.close();
        admin.close();
    }
}
