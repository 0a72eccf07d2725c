package dev.shrike.topology.runtime;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.topology.module.ReadableStores;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import dev.shrike.topology.position.WrittenEvents;
import dev.shrike.topology.query.NotReadyException;
import dev.shrike.topology.query.Scores;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.reading.Peers;
import dev.shrike.topology.reading.StaleAnswers;
import dev.shrike.topology.reading.StoreAnswer;
import dev.shrike.topology.reading.StoreQuestion;
import dev.shrike.topology.reading.TopologyReads;
import dev.shrike.topology.runtime.RuntimeHealth.State;
import dev.shrike.topology.runtime.RuntimeHealth.TopologyHealth;
import dev.shrike.topology.score.ScoreQueries;
import dev.shrike.topology.score.ScoreTopology;
import dev.shrike.topology.serde.EventSerde;
import dev.shrike.topology.statistics.StatisticsQueries;
import dev.shrike.topology.statistics.StatisticsTopology;
import dev.shrike.topology.view.Inputs;
import dev.shrike.topology.view.TopologyView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs topologies in this process, those of the platform and those that other jars bring, each as a Kafka Streams application of its own, exactly once. The event
 * topics and the dead-letter topic have to exist; topics of the topologies' own are made here. Thread-safe. A runtime starts
 * once; after {@link #close} it stays down.
 */
public final class TopologyRuntime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopologyRuntime.class);

    private static final Duration VIEWED_WITHIN = Duration.ofSeconds(2);

    private final TopologySettings settings;
    private final Peers peers;
    private final StaleAnswers told;
    private final EventCatalogue catalogue = EventCatalogue.standard();
    private final WrittenEvents written;
    private volatile Map<String, RunningTopology> running = Map.of();
    private volatile List<Orphan> orphans = List.of();
    private volatile boolean closed;

    /**
     * For a process that is alone.
     *
     * @param settings where to run and with what
     */
    public TopologyRuntime(TopologySettings settings) {
        this(settings, Peers.none(), lag -> {});
    }

    /**
     * For one of several processes.
     *
     * @param peers asks the others
     * @param told hears of answers by standbys
     */
    public TopologyRuntime(TopologySettings settings, Peers peers, StaleAnswers told) {
        this.settings = settings;
        this.peers = peers;
        this.told = told;
        this.written = new WrittenEvents(
                settings.bootstrapServers(),
                adminProperties(),
                settings.resources().remoteTimeout());
    }

    /**
     * Starts the selected topologies and returns; {@link #health} says when they are up.
     *
     * @throws TopologyStartException when a topic is missing or of the wrong shape, or Kafka does not answer
     * @throws dev.shrike.schemas.registry.RegistryException when the registry does not answer or refuses a schema
     */
    public synchronized void start() {
        if (closed || !running.isEmpty()) {
            throw new IllegalStateException("A runtime starts once");
        }
        List<TopologyModule> modules =
                TopologyModules.selected(TopologyRuntime.class.getClassLoader(), settings.enabled());
        Wiring wiring = wiring(modules);
        var starting = new LinkedHashMap<String, RunningTopology>();
        try {
            modules.forEach(module -> starting.put(module.name(), made(module, wiring)));
            starting.forEach((name, topology) ->
                    written.follow(name, topology.application(), topology.description(), wiring.partitions()));
            starting.values().forEach(RunningTopology::start);
        } catch (TopologyStartException e) {
            stop(starting);
            throw e;
        } catch (RuntimeException | LinkageError e) {
            stop(starting);
            throw new TopologyStartException("A topology did not start: " + e.getMessage(), e);
        }
        running = Collections.unmodifiableMap(starting);
    }

    private RunningTopology made(TopologyModule module, Wiring wiring) {
        try {
            return RunningTopology.of(module, wiring, settings, peers, told);
        } catch (TopologyStartException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new TopologyStartException("The topology " + module.name() + " cannot be made: " + e, e);
        }
    }

    private Wiring wiring(List<TopologyModule> modules) {
        Resources resources = settings.resources();
        try (var registry = new SchemaRegistry(settings.registry(), resources.remoteTimeout());
                var admin = Admin.create(adminProperties())) {
            var topics = new Topics(admin, resources.remoteTimeout(), settings.compaction());
            int partitions = topics.partitionsOf(
                    modules.stream().flatMap(module -> module.inputs().stream()).collect(Collectors.toSet()),
                    settings.deadLetterTopic());
            List<String> own = modules.stream()
                    .flatMap(module -> module.ownTopics().stream())
                    .toList();
            topics.create(own, partitions, resources.replicas());
            Set<String> applications = modules.stream()
                    .map(module -> StreamsProperties.applicationId(module.name()))
                    .collect(Collectors.toSet());
            Set<String> histories = modules.stream()
                    .flatMap(module -> module.queryable().stream())
                    .flatMap(store -> store.history().stream())
                    .collect(Collectors.toSet());
            topics.align(own, applications, histories);
            new Groups(admin, resources).prepare(settings.membership().protocol(), applications);
            orphans = new OrphanedState(settings.stateDirectory(), settings.orphans(), topics.all(), Instant.now())
                    .tidy(applications);
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

    /** Scores, asked of whoever has them; may be had before the start. */
    public Scores scores() {
        return new ScoreQueries(stores(ScoreTopology.NAME));
    }

    /** Statistics, asked of whoever has them; may be had before the start. */
    public Statistics statistics() {
        return new StatisticsQueries(stores(StatisticsTopology.NAME));
    }

    /** Waits for answers to include what was written before; may be had before the start. */
    public WrittenEvents written() {
        return written;
    }

    /** The stores of any topology that may be asked, as its module says; may be had before the start. */
    public ReadableStores stores(String topology) {
        return new LateStores(() -> reads(topology));
    }

    /**
     * Answers another process, from the stores of this one alone.
     *
     * @throws NotReadyException when what is asked is not here, not ready, or too far behind
     * @throws IllegalArgumentException when there is no such store
     */
    public StoreAnswer answer(StoreQuestion question) {
        return reads(question.topology()).answer(question);
    }

    /** What runs here, in the order of the start. Asks Kafka, for some seconds at most. */
    public List<TopologyView> views() {
        if (running.isEmpty()) {
            return List.of();
        }
        try (var admin = Admin.create(adminProperties())) {
            var inputs = new Inputs(admin, VIEWED_WITHIN);
            return running.values().stream()
                    .map(topology -> topology.view(inputs))
                    .toList();
        }
    }

    /** Looks at what runs here, again and again; to be closed. May be had before the start. */
    public RuntimeWatch watch() {
        return new RuntimeWatch(() -> running.values(), Admin.create(adminProperties()), VIEWED_WITHIN);
    }

    /** State of topologies that do not run here any more, as found at the start. */
    public List<Orphan> orphans() {
        return orphans;
    }

    private TopologyReads reads(String topology) {
        RunningTopology found = running.get(topology);
        if (found == null) {
            throw new NotReadyException("The topology " + topology + " was not started"
                    + (settings.enabled().has(topology) ? "" : ": it is not among those that run here"));
        }
        return found.reads();
    }

    /** Stops all topologies, within the close timeout; what was not committed is done again by the next runtime. */
    @Override
    public synchronized void close() {
        closed = true;
        written.close();
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
