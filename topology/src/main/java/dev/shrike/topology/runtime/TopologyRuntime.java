package dev.shrike.topology.runtime;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.topology.module.LocalStores;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import dev.shrike.topology.query.NotReadyException;
import dev.shrike.topology.query.Scores;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.runtime.RuntimeHealth.State;
import dev.shrike.topology.runtime.RuntimeHealth.TopologyHealth;
import dev.shrike.topology.score.ScoreQueries;
import dev.shrike.topology.score.ScoreTopology;
import dev.shrike.topology.serde.EventSerde;
import dev.shrike.topology.statistics.StatisticsQueries;
import dev.shrike.topology.statistics.StatisticsTopology;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topologies of the platform in this process, each as a Kafka Streams application of its own, exactly once. The event
 * topics and the dead-letter topic have to exist; topics of the topologies' own are made here. Thread-safe. A runtime starts
 * once; after {@link #close} it stays down.
 */
public final class TopologyRuntime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopologyRuntime.class);

    private final TopologySettings settings;
    private final EventCatalogue catalogue = EventCatalogue.standard();
    private volatile Map<String, RunningTopology> running = Map.of();
    private volatile boolean closed;

    /**
     * @param settings where to run and with what
     */
    public TopologyRuntime(TopologySettings settings) {
        this.settings = settings;
    }

    /**
     * Starts all topologies and returns; {@link #health} says when they are up.
     *
     * @throws TopologyStartException when a topic is missing or of the wrong shape, or Kafka does not answer
     * @throws dev.shrike.schemas.registry.RegistryException when the registry does not answer or refuses a schema
     */
    public synchronized void start() {
        if (closed || !running.isEmpty()) {
            throw new IllegalStateException("A runtime starts once");
        }
        List<TopologyModule> modules = StandardTopologies.of(catalogue);
        Wiring wiring = wiring(modules);
        var starting = new LinkedHashMap<String, RunningTopology>();
        try {
            modules.forEach(module -> starting.put(module.name(), new RunningTopology(module, wiring, settings)));
            starting.values().forEach(RunningTopology::start);
        } catch (KafkaException e) {
            stop(starting);
            throw new TopologyStartException("A topology did not start: " + e.getMessage(), e);
        }
        running = Collections.unmodifiableMap(starting);
    }

    private Wiring wiring(List<TopologyModule> modules) {
        Resources resources = settings.resources();
        try (var registry = new SchemaRegistry(settings.registry(), resources.remoteTimeout());
                var admin = Admin.create(adminProperties())) {
            var topics = new Topics(admin, resources.remoteTimeout());
            int partitions = topics.partitionsOf(
                    modules.stream().flatMap(module -> module.inputs().stream()).collect(Collectors.toSet()),
                    settings.deadLetterTopic());
            topics.create(
                    modules.stream()
                            .flatMap(module -> module.ownTopics().stream())
                            .toList(),
                    partitions,
                    resources.replicas());
            return new Wiring(
                    catalogue,
                    new EventSerde(catalogue, registry.registerAll(catalogue)),
                    partitions,
                    settings.deadLetterTopic(),
                    settings.timing());
        } catch (KafkaException e) {
            throw new TopologyStartException("Kafka cannot be talked to: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> adminProperties() {
        int timeout = Math.toIntExact(settings.resources().remoteTimeout().toMillis());
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                timeout,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeout);
    }

    /** How the topologies are; up only when all of them run with all their state. */
    public RuntimeHealth health() {
        if (closed || running.isEmpty()) {
            return new RuntimeHealth(State.DOWN, closed ? "Closed" : "Not started", List.of());
        }
        List<TopologyHealth> each =
                running.values().stream().map(RunningTopology::health).toList();
        TopologyHealth worst =
                each.stream().max(Comparator.comparing(TopologyHealth::state)).orElseThrow();
        return new RuntimeHealth(worst.state(), worst.name() + ": " + worst.reason(), each);
    }

    /** Scores, asked of the stores of this process; may be had before the start. */
    public Scores scores() {
        return new ScoreQueries(new LateStores(() -> stores(ScoreTopology.NAME)));
    }

    /** Statistics, asked of the stores of this process; may be had before the start. */
    public Statistics statistics() {
        return new StatisticsQueries(new LateStores(() -> stores(StatisticsTopology.NAME)));
    }

    private LocalStores stores(String topology) {
        RunningTopology found = running.get(topology);
        if (found == null) {
            throw new NotReadyException("The topology " + topology + " was not started");
        }
        return found.stores();
    }

    /** Stops all topologies, within the close timeout; what was not committed is done again by the next runtime. */
    @Override
    public synchronized void close() {
        closed = true;
        stop(running);
    }

    private void stop(Map<String, RunningTopology> topologies) {
        long deadline = System.nanoTime() + settings.resources().closeTimeout().toNanos();
        topologies.forEach((name, topology) -> {
            Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
            if (!topology.close(left)) {
                LOG.warn("Topology {} did not stop in time", name);
            }
        });
    }
}
