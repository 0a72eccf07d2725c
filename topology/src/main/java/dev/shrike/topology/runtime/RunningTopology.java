package dev.shrike.topology.runtime;

import dev.shrike.topology.module.LocalStores;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import dev.shrike.topology.runtime.RuntimeHealth.State;
import dev.shrike.topology.runtime.RuntimeHealth.TopologyHealth;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One topology as one Kafka Streams application, with its health. Thread-safe. */
final class RunningTopology {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTopology.class);

    private final String application;
    private final KafkaStreams streams;
    private final RestoreWatch restores = new RestoreWatch();
    private final FailurePolicy failures;

    RunningTopology(TopologyModule module, Wiring wiring, TopologySettings settings) {
        application = StreamsProperties.applicationId(module.name());
        failures = new FailurePolicy(application, settings.resources().threadRestarts(), Clock.systemUTC());
        Properties properties = StreamsProperties.of(settings, module.name());
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        module.build(builder, wiring);
        streams = new KafkaStreams(builder.build(properties), properties);
        streams.setGlobalStateRestoreListener(restores);
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener((now, before) -> LOG.info("Topology {}: {} -> {}", application, before, now));
    }

    void start() {
        streams.start();
    }

    LocalStores stores() {
        return new StreamsStores(application, streams);
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

    /** Leaves the group, so that a successor need not wait for this member to time out. */
    boolean close(Duration timeout) {
        return streams.close(
                CloseOptions.timeout(timeout).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
}
