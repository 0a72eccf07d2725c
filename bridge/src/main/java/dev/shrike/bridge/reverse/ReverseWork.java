package dev.shrike.bridge.reverse;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.checkpoint.CheckpointLog;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.KafkaClients;
import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.kafka.OffsetRange;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.lane.LaneWork;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.lane.StopSignal;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.nats.Vitals;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.topics.BridgeTopics;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.SchemaIds;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.schemas.wire.WireSwap;
import io.nats.client.JetStreamOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a reverse lane: fence, read the checkpoint, find out what a predecessor left in doubt, then carry until the end. */
public final class ReverseWork implements LaneWork {
    private static final Logger LOG = LoggerFactory.getLogger(ReverseWork.class);

    private final Lane.Reverse lane;
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
     * @param nats the target
     * @param admin tells about the source
     * @param probe for tests
     */
    public ReverseWork(
            Lane.Reverse lane,
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
            carry(producer, report, stop);
            clean = true;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new UnavailableException(Incident.KAFKA_AWAY, "Kafka is away: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnavailableException(Incident.NATS_AWAY, "NATS is away: " + e.getMessage(), e);
        } finally {
            if (clean) {
                producer.close();
            } else {
                producer.abandon();
            }
        }
    }

    private void carry(LaneProducer producer, LaneReport report, StopSignal stop)
            throws InterruptedException, IOException {
        String topic = lane.major().topic();
        Map<String, TopicDescription> topics =
                admin.require(List.of(topic, BridgeTopics.DEAD_LETTER, BridgeTopics.CHECKPOINTS));
        var checkpoints = new CheckpointLog(
                admin,
                new CommittedReader(settings.kafka()),
                settings.instance(),
                lane.name(),
                topics.get(BridgeTopics.CHECKPOINTS).partitions().size());
        Optional<Checkpoint.OfTopic> last = last(checkpoints);
        TopicDescription source = topics.get(topic);
        String topicId = source.topicId().toString();
        TopicResumption resumption = TopicResumption.of(last, topicId, ranges(source));
        if (resumption.lost() > 0) {
            report.lost(Incident.EXPIRED, resumption.lost());
            LOG.error("{} offsets of {} expired before they were published to NATS", resumption.lost(), topic);
        }
        Vitals target = nats.streams().vitals(lane.major().stream());
        long known = knownSequence(last, target);
        InDoubt inDoubt = InDoubt.read(
                nats,
                target,
                lane.major().subjectsOf("*"),
                known,
                settings.lanes().window());
        var requests = JetStreamOptions.builder().requestTimeout(nats.timeout()).build();
        var publishing = new Publishing(
                nats.connection().jetStream(requests),
                target.stream(),
                settings.lanes().publishesInFlight(),
                nats.timeout(),
                known);
        var translation =
                new Translation(lane.name(), lane.major(), new SingleObjectEncoding(catalogue), new WireSwap(ids));
        try (KafkaConsumer<byte[], byte[]> consumer = KafkaClients.reader(settings.kafka())) {
            var offsets = new TopicOffsets(topic, resumption.offsets());
            offsets.assign(consumer);
            report.running(known);
            var watch = new TopicWatch(admin, source, settings.lanes().watchInterval());
            var carrying = new Carrying(
                    lane.name(),
                    nats,
                    translation,
                    inDoubt,
                    publishing,
                    producer,
                    report,
                    probe,
                    Math.min(
                            settings.topics().maxDeadLetterBytes(),
                            admin.smallestRecordLimit(List.of(BridgeTopics.DEAD_LETTER))));
            while (!stop.isGiven()) {
                carrying.round(
                        consumer,
                        offsets,
                        sequence -> checkpoints.record(
                                new Checkpoint.OfTopic(topic, topicId, offsets.next(), target.stream(), sequence)));
                watch.look();
            }
        }
    }

    /** Where the stream needs no look. A stream that ends before the checkpoint is another one, and is looked through from its start. */
    private static long knownSequence(Optional<Checkpoint.OfTopic> last, Vitals target) {
        long known = last.map(Checkpoint.OfTopic::sequence).orElse(0L);
        if (known <= target.last()) {
            return known;
        }
        LOG.error(
                "The stream {} ends at {} and held {} before: it was made again or has lost its tail. Events that were"
                        + " published to it before are not published again",
                target.stream(),
                target.last(),
                known);
        return 0;
    }

    private Map<Integer, OffsetRange> ranges(TopicDescription source) {
        var ranges = new HashMap<Integer, OffsetRange>();
        admin.ranges(source.partitions().stream()
                        .map(partition -> new TopicPartition(source.name(), partition.partition()))
                        .toList())
                .forEach((partition, range) -> ranges.put(partition.partition(), range));
        return ranges;
    }

    private Optional<Checkpoint.OfTopic> last(CheckpointLog checkpoints) {
        return checkpoints.latest().map(found -> switch (found) {
            case Checkpoint.OfTopic ofTopic -> ofTopic;
            case Checkpoint.OfStream ofStream ->
                throw new IllegalStateException(
                        "The checkpoint of " + lane.name() + " is of stream " + ofStream.stream());
        });
    }
}
