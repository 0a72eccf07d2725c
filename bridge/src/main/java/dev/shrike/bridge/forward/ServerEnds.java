package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.CheckpointLog;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.nats.Cursor;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.nats.StreamCursor;
import dev.shrike.bridge.nats.StreamView;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.topics.BridgeTopics;
import java.util.List;

/** A lane's ends on real servers. */
final class ServerEnds implements Ends {
    private final Lane.Forward lane;
    private final BridgeSettings settings;
    private final Content content;
    private final NatsLink nats;
    private final KafkaAdmin admin;
    private final CommittedReader reader;

    ServerEnds(Lane.Forward lane, BridgeSettings settings, Content content, NatsLink nats, KafkaAdmin admin) {
        this.lane = lane;
        this.settings = settings;
        this.content = content;
        this.nats = nats;
        this.admin = admin;
        this.reader = new CommittedReader(settings.kafka());
    }

    @Override
    public LaneProducer fence() {
        return LaneProducer.open(lane.name(), settings.kafka(), settings.topics());
    }

    @Override
    public CheckpointLog checkpoints() {
        var topics = admin.require(List.of(BridgeTopics.DEAD_LETTER, BridgeTopics.CHECKPOINTS));
        int partitions = topics.get(BridgeTopics.CHECKPOINTS).partitions().size();
        return new CheckpointLog(admin, reader, settings.instance(), lane.name(), partitions);
    }

    @Override
    public Translation translation() {
        return content.translation(admin, reader);
    }

    @Override
    public int maxDeadLetterBytes() {
        return Math.min(
                settings.topics().maxDeadLetterBytes(), admin.smallestRecordLimit(List.of(BridgeTopics.DEAD_LETTER)));
    }

    @Override
    public StreamView streams() {
        return nats.streams();
    }

    @Override
    public Cursor open(long from) {
        return StreamCursor.open(
                nats, lane.stream(), lane.filter(), from, settings.lanes().window(), false);
    }
}
