package dev.shrike.topology.runtime;

import dev.shrike.topology.measure.Measuring;
import dev.shrike.topology.measure.StreamsTotals;
import dev.shrike.topology.measure.TopologyMeasure;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import dev.shrike.topology.reading.Instance;
import dev.shrike.topology.reading.Lags;
import dev.shrike.topology.reading.Peers;
import dev.shrike.topology.reading.StaleAnswers;
import dev.shrike.topology.reading.TopologyReads;
import dev.shrike.topology.runtime.RuntimeHealth.State;
import dev.shrike.topology.runtime.RuntimeHealth.TopologyHealth;
import dev.shrike.topology.view.Inputs;
import dev.shrike.topology.view.TopologyGraph;
import dev.shrike.topology.view.TopologyView;
import dev.shrike.topology.view.Watched;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One topology as one Kafka Streams application, with its health. Thread-safe. */
final class RunningTopology {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTopology.class);

    private final String name;
    private final String application;
    private final TopologyGraph graph;
    private final GroupMembershipOperation leaving;
    private final KafkaStreams streams;
    private final TopologyDescription description;
    private final RestoreWatch restores = new RestoreWatch();
    private final FailurePolicy failures;
    private final Lags lags;
    private final TopologyReads reads;
    private final Measuring measuring;

    private RunningTopology(
            TopologyModule module,
            Wiring wiring,
            TopologySettings settings,
            TopologyDescription described,
            KafkaStreams streams,
            Peers peers,
            StaleAnswers told) {
        name = module.name();
        application = StreamsProperties.applicationId(module.name());
        failures = new FailurePolicy(application, settings.resources().threadRestarts(), Clock.systemUTC());
        description = described;
        graph = TopologyGraph.of(description);
        leaving = settings.membership().instanceId().isPresent()
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP;
        this.streams = streams;
        streams.setGlobalStateRestoreListener(restores);
        streams.setUncaughtExceptionHandler(failures);
        Membership membership = settings.membership();
        lags = new Lags(this::measureLags, membership.peerTimeout(), System::nanoTime);
        reads = new TopologyReads(
                module.name(),
                streams,
                wiring.partitions(),
                module.queryable(),
                new Instance(membership.address(), settings.resources().standbys() > 0, membership.mostLag()),
                lags,
                peers,
                told);
        measuring = new Measuring(
                new StreamsTotals(streams),
                description,
                settings.deadLetterTopic(),
                settings.resources().standbys());
        streams.setStateListener((now, before) -> LOG.info("Topology {}: {} -> {}", application, before, now));
    }

    /** Makes one, which does not run yet; when that fails nothing of it stays open. */
    static RunningTopology of(
            TopologyModule module, Wiring wiring, TopologySettings settings, Peers peers, StaleAnswers told) {
        Properties properties = StreamsProperties.of(settings, module);
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        module.build(builder, wiring);
        Topology topology = builder.build(properties);
        NamedNodes.require(module.name(), topology);
        TopologyDescription description = topology.describe();
        var streams = new KafkaStreams(topology, properties);
        try {
            return new RunningTopology(module, wiring, settings, description, streams, peers, told);
        } catch (RuntimeException | Error e) {
            streams.close(Duration.ZERO);
            throw e;
        }
    }

    void start() {
        streams.start();
    }

    /** Id of the application. */
    String application() {
        return application;
    }

    TopologyDescription description() {
        return description;
    }

    private Map<String, Map<Integer, Long>> measureLags() {
        var lags = new HashMap<String, Map<Integer, Long>>();
        streams.allLocalStorePartitionLags()
                .forEach((store, partitions) -> partitions.forEach((partition, lag) ->
                        lags.computeIfAbsent(store, name -> new HashMap<>()).put(partition, lag.offsetLag())));
        return lags;
    }

    TopologyReads reads() {
        return reads;
    }

    TopologyHealth health() {
        return failures.givenUp()
                .map(reason -> new TopologyHealth(application, State.DOWN, reason, restores.progress()))
                .orElseGet(() -> health(streams.state()));
    }

    private TopologyHealth health(KafkaStreams.State now) {
        State state = switch (now) {
            case RUNNING -> State.UP;
            case REBALANCING -> restores.restoring() ? State.RESTORING : State.STARTING;
            case CREATED -> State.STARTING;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> State.DOWN;
        };
        return new TopologyHealth(application, state, "Kafka Streams is " + now, restores.progress());
    }

    TopologyView view(Inputs inputs) {
        TopologyHealth health = health();
        var watched = new Watched(streams);
        return new TopologyView(
                name,
                application,
                health.state().name(),
                health.reason(),
                health.restore().restored(),
                health.restore().total(),
                watched.rates(),
                watched.threads(),
                watched.tasks(application, inputs),
                Watched.copies(lags.all()),
                graph);
    }

    /** As {@link #view}, in few numbers. Used by one thread. */
    TopologyMeasure measure(Inputs inputs) {
        return measuring.of(view(inputs), System.nanoTime());
    }

    /**
     * Leaves the group, so that a successor need not wait for this member to time out; but a static member stays, and finds
     * its work when it comes back in time.
     */
    boolean close(Duration timeout) {
        return streams.close(CloseOptions.timeout(timeout).withGroupMembershipOperation(leaving));
    }
}
