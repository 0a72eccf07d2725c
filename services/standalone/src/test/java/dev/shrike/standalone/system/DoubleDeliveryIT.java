package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.LaneSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import dev.shrike.topology.query.ImageStatistics;
import dev.shrike.topology.query.PersonStatistics;
import dev.shrike.topology.query.SpeciesCount;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.query.WindowCount;
import dev.shrike.topology.query.WindowSize;
import dev.shrike.topology.runtime.Selection;
import dev.shrike.topology.runtime.TopologyRuntime;
import dev.shrike.topology.runtime.TopologySettings;
import dev.shrike.topology.runtime.TopologyStartException;
import dev.shrike.topology.statistics.StatisticsTopology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An event that comes again when neither the bus nor the bridge remembers it: it is twice in JetStream and twice in Kafka, and counts
 * once all the same. The bridge is the real one, with a memory of a single event.
 */
class DoubleDeliveryIT {
    private static final MajorVersion TICK = EventCatalogue.standard().major("tick", 1);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String IMAGE = "https://images.example/delivered-twice.jpg";
    private static final String TWICE = "Avis bis visa";

    private final String person = UUID.randomUUID().toString();
    private final Instant time = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    private Path folder;

    @Test
    void an_event_that_everybody_has_forgotten_counts_once() throws Exception {
        try (var servers = LocalServers.open(ServerSettings.forTests(folder.resolve("servers")))) {
            servers.start(part -> {}, Part.NATS, Part.KAFKA, Part.REGISTRY);
            try (var jetStream = new JetStreamEvents(servers.nats());
                    var bridge = new Bridge(settings(servers));
                    var topologies = new TopologyRuntime(TopologySettings.of(
                                    servers.kafkaBootstrap(),
                                    servers.registry(),
                                    folder.resolve("state"),
                                    "dead-letter")
                            .withEnabled(Selection.of(StatisticsTopology.NAME)))) {
                jetStream.create(EventCatalogue.standard().event("tick"));
                bridge.start();
                start(topologies);

                Tick twice = tick(TWICE);
                publish(jetStream, twice, twice.getId());
                Tick between = tick("Avis alia");
                publish(jetStream, between, between.getId());
                publish(jetStream, twice, twice.getId() + " forgotten meanwhile");
                Tick last = tick("Avis ultima");
                publish(jetStream, last, last.getId());

                topologies
                        .written()
                        .await(
                                StatisticsTopology.NAME,
                                TICK.topic(),
                                Envelope.of(last).id(),
                                Instant.now(),
                                SOON);
                assertInKafkaTwice(new KafkaTopic(servers.kafkaBootstrap(), servers.registry()), twice.getId());
                assertCountedOnce(topologies.statistics());
            }
        }
    }

    private void assertCountedOnce(Statistics statistics) {
        UUID id = UUID.fromString(person);
        assertThat(statistics.totals().of("tick")).isEqualTo(3);
        assertThat(statistics.species(10)).hasSize(3).contains(new SpeciesCount(TWICE, 1));
        assertThat(statistics.person(id)).contains(new PersonStatistics(id, 3, 3, 0, 1, time));
        assertThat(statistics.image(IMAGE)).map(ImageStatistics::ticks).contains(3L);
        for (WindowSize size : WindowSize.values()) {
            assertThat(statistics.windows(size, time, time.plusMillis(1)))
                    .containsExactly(new WindowCount(size, size.startOf(time), "tick", "new", 3));
        }
    }

    private static void assertInKafkaTwice(KafkaTopic topics, String event) {
        assertThat(topics.records(TICK.topic()))
                .filteredOn(record -> new String(
                                record.headers().lastHeader("ce_id").value(), StandardCharsets.US_ASCII)
                        .equals(event))
                .hasSize(2);
    }

    private static void start(TopologyRuntime topologies) {
        await("the bridge makes the topics")
                .atMost(SOON)
                .ignoreExceptionsInstanceOf(TopologyStartException.class)
                .until(() -> {
                    topologies.start();
                    return true;
                });
        await().atMost(SOON).until(() -> topologies.health().up());
    }

    private Tick tick(String species) {
        return SystemEvents.tick(person, IMAGE, species, time);
    }

    private void publish(JetStreamEvents jetStream, Tick tick, String messageId) throws Exception {
        byte[] bytes = new SingleObjectEncoding(EventCatalogue.standard()).encode(tick);
        jetStream.publish(TICK.subjectsOf("new").replace("*", person), bytes, messageId);
    }

    private static BridgeSettings settings(LocalServers servers) {
        LaneSettings usual = LaneSettings.defaults();
        return BridgeSettings.of(servers.nats().toString(), servers.kafkaBootstrap(), servers.registry())
                .withLanes(new LaneSettings(
                        usual.commit(),
                        usual.window(),
                        usual.backoff(),
                        LaneSettings.Sharing.SOLE,
                        1,
                        usual.publishesInFlight(),
                        usual.watchInterval(),
                        usual.closeTimeout()));
    }
}
