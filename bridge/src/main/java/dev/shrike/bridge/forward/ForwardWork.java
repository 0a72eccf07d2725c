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
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.wire.SchemaIds;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;

/** One attempt at a forward lane: fence, read the checkpoint, compare the stream with it, then fetch and write until the end. */
public final class ForwardWork implements LaneWork {
    private final Lane.Forward lane;
    private final BridgeSettings settings;
    private final EventCatalogue catalogue;
    private final SchemaIds ids;
    private final NatsLink nats;
    private final KafkaAdmin admin;
    private final Probe probe;

    /**
     * @param lane which one
     * @param settings of this instance
     * @param catalogue of events
     * @param ids of their schemas
     * @param nats the source
     * @param admin tells about the target
     * @param probe for tests
     */
    public ForwardWork(
            Lane.Forward lane,
            BridgeSettings settings,
            EventCatalogue catalogue,
            SchemaIds ids,
            NatsLink nats,
            KafkaAdmin admin,
            Probe probe) {
        this.lane = lane;
        this.settings = settings;
        this.catalogue = catalogue;
        this.ids = ids;
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
        Map<String, TopicDescription> topics = admin.require(topics());
        var reader = new CommittedReader(settings.kafka());
        var checkpoints = new CheckpointLog(
                admin,
                reader,
                settings.instance(),
                lane.name(),
                topics.get(BridgeTopics.CHECKPOINTS).partitions().size());
        Vitals stream = nats.streams().vitals(lane.event().stream());
        Resumption resumption = Resumption.of(
                last(checkpoints), stream, sequence -> nats.streams().at(stream.stream(), sequence));
        if (resumption.lost() > 0) {
            StreamWatch.tell(report, stream.stream(), resumption.lost());
        }
        var recent = new RecentEventsReader(admin, reader, settings.lanes().recentEvents()).read(histories(topics));
        var translation = new EventTranslation(
                lane.event(),
                catalogue,
                ids,
                recent,
                recordLimit(events(), settings.topics().maxRecordBytes()),
                InstantSource.system());
        var watch = new StreamWatch(nats.streams(), stream, settings.lanes().watchInterval(), report);
        var cursor = StreamCursor.open(
                nats, stream.stream(), resumption.from(), settings.lanes().window());
        try (Fetching fetching = Fetching.start(
                lane.name(),
                cursor,
                translation,
                watch,
                resumption.from() - 1,
                recordLimit(List.of(BridgeTopics.DEAD_LETTER), settings.topics().maxDeadLetterBytes()))) {
            report.running(resumption.from() - 1);
            new Writing(
                            lane.name(),
                            producer,
                            checkpoints,
                            stream,
                            settings.lanes().commit(),
                            report,
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

    /** A topic that was made otherwise may take less than the settings say, and one record too large would block the lane. */
    private int recordLimit(List<String> topics, int wanted) {
        return Math.min(wanted, admin.smallestRecordLimit(topics));
    }

    private List<String> events() {
        return lane.event().majors().stream()
                .flatMap(major -> Stream.of(major.topic(), major.latestTopic()))
                .toList();
    }

    private List<String> topics() {
        return Stream.concat(events().stream(), Stream.of(BridgeTopics.DEAD_LETTER, BridgeTopics.CHECKPOINTS))
                .toList();
    }

    private Map<String, TopicDescription> histories(Map<String, TopicDescription> topics) {
        var histories = new HashMap<String, TopicDescription>();
        for (MajorVersion major : lane.event().majors()) {
            histories.put(major.topic(), topics.get(major.topic()));
        }
        return histories;
    }
}
