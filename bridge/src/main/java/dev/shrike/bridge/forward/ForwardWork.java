package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.checkpoint.CheckpointLog;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.lane.LaneWork;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.lane.StopSignal;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.nats.StreamCursor;
import dev.shrike.bridge.nats.Vitals;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.topics.BridgeTopics;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One attempt at a forward lane: fence, read the checkpoint, compare the stream with it, then fetch and write until the end. */
public final class ForwardWork implements LaneWork {
    private final Lane.Forward lane;
    private final BridgeSettings settings;
    private final Content content;
    private final NatsLink nats;
    private final KafkaAdmin admin;
    private final Probe probe;
    private final InstantSource clock = InstantSource.system();

    /**
     * @param lane which one
     * @param settings of this instance
     * @param content what the stream holds, and what is made of it
     * @param nats the source
     * @param admin tells about the target
     * @param probe for tests
     */
    public ForwardWork(
            Lane.Forward lane, BridgeSettings settings, Content content, NatsLink nats, KafkaAdmin admin, Probe probe) {
        this.lane = lane;
        this.settings = settings;
        this.content = content;
        this.nats = nats;
        this.admin = admin;
        this.probe = probe;
    }

    @Override
    public void run(LaneReport report, StopSignal stop) throws InterruptedException {
        LaneProducer producer = LaneProducer.open(lane.name(), settings.kafka(), settings.topics());
        boolean clean = false;
        try {
            probe.reached(lane.name(), Probe.Point.FENCED);
            mirror(producer, report, stop);
            clean = true;
        } finally {
            if (clean) {
                producer.close();
            } else {
                producer.abandon();
            }
        }
    }

    private void mirror(LaneProducer producer, LaneReport report, StopSignal stop) throws InterruptedException {
        var topics = admin.require(List.of(BridgeTopics.DEAD_LETTER, BridgeTopics.CHECKPOINTS));
        var reader = new CommittedReader(settings.kafka());
        var checkpoints = new CheckpointLog(
                admin,
                reader,
                settings.instance(),
                lane.name(),
                topics.get(BridgeTopics.CHECKPOINTS).partitions().size());
        Vitals stream = nats.streams().vitals(lane.stream());
        Resumption resumption = Resumption.of(
                last(checkpoints), stream, sequence -> nats.streams().at(stream.stream(), sequence));
        Translation translation = content.translation(admin, reader);
        var watch =
                new StreamWatch(lane, nats.streams(), stream, settings.lanes().watchInterval(), report, clock);
        watch.tell(stream, resumption.lost(), resumption.after());
        var cursor = StreamCursor.open(
                nats,
                stream.stream(),
                lane.filter(),
                resumption.from(),
                settings.lanes().window(),
                false);
        int maxDeadLetter = Math.min(
                settings.topics().maxDeadLetterBytes(), admin.smallestRecordLimit(List.of(BridgeTopics.DEAD_LETTER)));
        try (Fetching fetching = Fetching.start(lane.name(), cursor, translation, watch, resumption, maxDeadLetter)) {
            report.running(resumption.from() - 1);
            new Writing(
                            lane.name(),
                            producer,
                            checkpoints,
                            stream,
                            settings.lanes().commit(),
                            report,
                            new ClockCheck(lane.name(), report, clock),
                            probe)
                    .run(fetching, stop);
        }
    }

    private Optional<Checkpoint.OfStream> last(CheckpointLog checkpoints) {
        return checkpoints.latest().map(found -> switch (found) {
            case Checkpoint.OfStream ofStream -> ofStream;
            case Checkpoint.OfTopic ofTopic ->
                throw new IllegalStateException("The checkpoint of " + lane.name() + " is of topic " + ofTopic.topic());
        });
    }
}
