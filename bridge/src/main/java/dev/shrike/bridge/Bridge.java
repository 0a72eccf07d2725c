package dev.shrike.bridge;

import dev.shrike.bridge.assignment.GroupAssignment;
import dev.shrike.bridge.assignment.LaneAssignment;
import dev.shrike.bridge.assignment.SoleAssignment;
import dev.shrike.bridge.forward.Content;
import dev.shrike.bridge.forward.ForwardWork;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.lane.LaneStatus;
import dev.shrike.bridge.lane.LaneWork;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.reverse.ReverseWork;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Optional;

/**
 * One instance of the bridge between JetStream and Kafka. Each event of a stream is once, for readers of committed records, in its
 * retention topic and in its compacted topic, in the order of the stream for each key; and events born in Kafka are once in their stream.
 * That holds over crashes, restarts and take-overs of anything involved. Thread-safe.
 */
public final class Bridge implements AutoCloseable {
    private final BridgeSettings settings;
    private final EventCatalogue catalogue;
    private final Probe probe;
    private final Optional<Tracer> tracer;
    private final NatsLink nats;
    private final KafkaAdmin admin;
    private final Groundwork groundwork;
    private final LaneSet laneSet;
    private final RunningLanes lanes;
    private final Steward steward;

    /**
     * The lanes of the standard catalogue.
     *
     * @param settings where the servers are, and how lanes run
     */
    public Bridge(BridgeSettings settings) {
        this(settings, EventCatalogue.standard());
    }

    /**
     * The lanes of any catalogue.
     *
     * @param settings where the servers are, and how lanes run
     * @param catalogue the events
     */
    public Bridge(BridgeSettings settings, EventCatalogue catalogue) {
        this(settings, catalogue, Optional.empty());
    }

    /**
     * The lanes of any catalogue.
     *
     * @param settings where the servers are, and how lanes run
     * @param catalogue the events
     * @param telemetry records how events of sampled traces come through; empty for nothing
     */
    public Bridge(BridgeSettings settings, EventCatalogue catalogue, Optional<OpenTelemetry> telemetry) {
        this(settings, catalogue, Probe.NONE, telemetry);
    }

    Bridge(BridgeSettings settings, EventCatalogue catalogue, Probe probe) {
        this(settings, catalogue, probe, Optional.empty());
    }

    private Bridge(BridgeSettings settings, EventCatalogue catalogue, Probe probe, Optional<OpenTelemetry> telemetry) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.probe = probe;
        this.tracer = telemetry.map(present -> present.getTracer("dev.shrike.bridge"));
        this.nats = new NatsLink(settings.nats(), settings.instance());
        this.admin = new KafkaAdmin(settings.kafka());
        this.groundwork = new Groundwork(catalogue, settings);
        this.laneSet = new LaneSet(catalogue, settings.sources(), groundwork::lay);
        this.lanes = new RunningLanes(laneSet, this::work, settings);
        this.steward = new Steward(
                () -> groundwork.lay(laneSet.sources()),
                assignment(),
                lanes,
                settings.lanes().backoff());
    }

    private LaneAssignment assignment() {
        return switch (settings.lanes().sharing()) {
            case SOLE -> new SoleAssignment();
            case GROUP -> new GroupAssignment(settings.kafka(), admin, settings.instance());
        };
    }

    private LaneWork work(Lane lane) {
        return switch (lane) {
            case Lane.Events events ->
                new ForwardWork(
                        events,
                        settings,
                        Content.events(events, catalogue, groundwork.ids(), settings),
                        nats,
                        admin,
                        probe,
                        tracer);
            // carried with their headers unchanged, so nothing goes on from here
            case Lane.Raw raw ->
                new ForwardWork(raw, settings, Content.raw(raw, settings), nats, admin, probe, Optional.empty());
            case Lane.Reverse reverse ->
                new ReverseWork(reverse, settings, catalogue, groundwork.ids(), nats, admin, probe);
        };
    }

    /** Starts and returns at once. Servers that are away are waited for; {@link #lanes} and {@link #trouble} say so. */
    public void start() {
        steward.start();
    }

    /**
     * Carries other sources from soon on: lanes that are new begin, lanes that are gone end, lanes that are defined otherwise begin
     * anew from their checkpoint, and all others are not disturbed. Every instance of a group must be told.
     *
     * @throws IllegalArgumentException when these sources make no lanes; all stays as it is
     */
    public void reload(Sources sources) {
        laneSet.wish(sources);
    }

    /** A row for each lane of the catalogue, whether it is run here or not. */
    public List<LaneStatus> lanes() {
        return lanes.statuses();
    }

    /** What keeps this instance as a whole from working, in a sentence; empty when nothing does. */
    public String trouble() {
        return steward.trouble();
    }

    /** Whether this instance takes part, and every lane that it runs carries events right now. */
    public boolean healthy() {
        return steward.isAlive() && steward.trouble().isEmpty() && lanes.allRunning();
    }

    /** Commits what is under way, hands the lanes over and ends, within a bounded time. */
    @Override
    public void close() {
        steward.close(settings.lanes().closeTimeout().multipliedBy(2));
        nats.close();
        admin.close();
    }
}
