package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.checkpoint.CheckpointLog;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.lane.LaneWork;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.lane.StopSignal;
import dev.shrike.bridge.nats.Cursor;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.nats.StreamView;
import dev.shrike.bridge.nats.Vitals;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.LaneSettings;
import io.opentelemetry.api.trace.Tracer;
import java.time.InstantSource;
import java.util.Optional;

/** One attempt at a forward lane: fence, read the checkpoint, compare the stream with it, then fetch and write until the end. */
public final class ForwardWork implements LaneWork {
    private final Lane.Forward lane;
    private final LaneSettings settings;
    private final Ends ends;
    private final Probe probe;
    private final Optional<Tracer> tracer;
    private final InstantSource clock = InstantSource.system();

    /**
     * @param lane which one
     * @param settings of this instance
     * @param content what the stream holds, and what is made of it
     * @param nats the source
     * @param admin tells about the target
     * @param probe for tests
     * @param tracer records events of sampled traces; empty for nothing
     */
    public ForwardWork(
            Lane.Forward lane,
            BridgeSettings settings,
            Content content,
            NatsLink nats,
            KafkaAdmin admin,
            Probe probe,
            Optional<Tracer> tracer) {
        this(lane, settings.lanes(), new ServerEnds(lane, settings, content, nats, admin), probe, tracer);
    }

    ForwardWork(Lane.Forward lane, LaneSettings settings, Ends ends, Probe probe) {
        this(lane, settings, ends, probe, Optional.empty());
    }

    private ForwardWork(Lane.Forward lane, LaneSettings settings, Ends ends, Probe probe, Optional<Tracer> tracer) {
        this.lane = lane;
        this.settings = settings;
        this.ends = ends;
        this.probe = probe;
        this.tracer = tracer;
    }

    @Override
    public void run(LaneReport report, StopSignal stop) throws InterruptedException {
        LaneProducer producer = ends.fence();
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
        CheckpointLog checkpoints = ends.checkpoints();
        StreamView streams = ends.streams();
        Vitals stream = streams.vitals(lane.stream());
        Resumption resumption = Resumption.of(last(checkpoints), stream, at -> streams.at(lane.stream(), at));
        Mirroring mirroring = Mirroring.of(lane.name(), ends.translation(), tracer);
        var watch = new StreamWatch(lane, streams, stream, settings.watchInterval(), report, clock);
        watch.tell(stream, resumption.lost(), resumption.after());
        int maxDeadLetter = ends.maxDeadLetterBytes();
        Cursor cursor = ends.open(resumption.from());
        try (Fetching fetching = Fetching.start(lane.name(), cursor, mirroring, watch, resumption, maxDeadLetter)) {
            report.running(resumption.from() - 1);
            new Writing(
                            lane.name(),
                            producer,
                            checkpoints,
                            stream,
                            settings.commit(),
                            report,
                            new ClockCheck(lane.name(), report, clock),
                            probe,
                            mirroring)
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
