package dev.shrike.topology.runtime;

import static dev.shrike.topology.bench.Birders.ANA;
import static dev.shrike.topology.bench.Birders.BENITO;
import static dev.shrike.topology.bench.Birders.CARLA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.position.NotThereYetException;
import dev.shrike.topology.query.SpeciesCount;
import dev.shrike.topology.score.ScoreTopology;
import dev.shrike.topology.statistics.StatisticsTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On real servers: whoever waits for an event reads it, at once and every time; nobody waits longer than they want to. */
@TestMethodOrder(OrderAnnotation.class)
class WrittenEventsIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WRITES = 40;
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();

    @TempDir
    private static Path folder;

    private static Brokers brokers;
    private static KafkaLog log;
    private static TopologyRuntime runtime;
    private static int crowdWrote;

    @BeforeAll
    static void start() {
        LocalServers servers = LocalServers.open(ServerSettings.forTests(folder.resolve("servers")));
        servers.start(part -> {}, Part.KAFKA, Part.REGISTRY);
        brokers = servers;
        log = new KafkaLog(brokers);
        log.createEventTopics();
        runtime = new TopologyRuntime(
                TopologySettings.of(log.bootstrap(), log.registry(), folder.resolve("state"), KafkaLog.DEAD_LETTERS));
        runtime.start();
        await().atMost(SOON).until(() -> runtime.health().up());
    }

    @AfterAll
    static void stop() {
        runtime.close();
        log.close();
        brokers.close();
    }

    @Test
    @Order(1)
    void every_write_is_read_by_whoever_waited_for_it() throws InterruptedException {
        for (int i = 1; i <= WRITES; i++) {
            String image = "https://birds.example/" + i + ".jpg";
            UUID person = i % 2 == 0 ? ANA : BENITO;
            Tick tick = now().tick(person, image, "Species " + i % 7, "2026-11-20T11:00:00Z");
            log.publish(tick);

            awaitIn(StatisticsTopology.NAME, tick, PATIENCE);
            assertThat(runtime.statistics().totals().of("tick")).isEqualTo(i);
            assertThat(runtime.statistics().image(image)).as("image %d", i).isPresent();
            assertThat(runtime.statistics().species(10))
                    .as("species after %d", i)
                    .filteredOn(row ->
                            row.species().equals(tick.getData().getSighting().getSpecies()))
                    .extracting(SpeciesCount::sightings)
                    .containsExactly((long) (i / 7 + (i % 7 == 0 ? 0 : 1)));
            awaitIn(ScoreTopology.NAME, tick, PATIENCE);
            assertThat(runtime.scores().find(image)).as("score %d", i).isPresent();
        }
    }

    @Test
    @Order(2)
    void whoever_waits_reads_it_while_others_write_all_the_time() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger others = new AtomicInteger();
        try (KafkaLog crowd = new KafkaLog(brokers, "writes-all-the-time");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writing = threads.submit(() -> {
                while (!over.get()) {
                    int number = others.incrementAndGet();
                    crowd.publish(
                            now().tick(BENITO, "https://birds.example/crowd-" + number, "Species " + number % 5, null));
                    Thread.sleep(10);
                }
                return null;
            });
            try {
                for (int i = 1; i <= WRITES; i++) {
                    String image = "https://birds.example/carla-" + i + ".jpg";
                    Tick tick = now().tick(CARLA, image, "Carla's bird", "2026-11-20T11:00:00Z");
                    log.publish(tick);

                    awaitIn(StatisticsTopology.NAME, tick, PATIENCE);
                    assertThat(runtime.statistics().person(CARLA).orElseThrow().ticks())
                            .isEqualTo(i);
                    assertThat(runtime.statistics().species(20))
                            .as("species after %d", i)
                            .contains(new SpeciesCount("Carla's bird", i));
                    awaitIn(ScoreTopology.NAME, tick, PATIENCE);
                    assertThat(runtime.scores().find(image)).as("score %d", i).isPresent();
                }
            } finally {
                over.set(true); // or the executor waits for it for ever
            }
            writing.get();
        }
        crowdWrote = others.get() + WRITES;
    }

    @Test
    @Order(3)
    void an_event_that_never_comes_is_waited_for_no_longer_than_that() {
        Tick never = now().tick(ANA, "https://birds.example/never.jpg");
        Instant begun = Instant.now();

        assertThatThrownBy(() -> awaitIn(ScoreTopology.NAME, never, Duration.ofMillis(700)))
                .isInstanceOf(NotThereYetException.class)
                .hasMessageContaining(never.getId());
        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofMillis(700), Duration.ofSeconds(5));
    }

    @Test
    @Order(4)
    void a_topology_that_does_not_read_such_events_is_not_waited_for() throws InterruptedException {
        SpecificRecord never = now().oldRating(ANA, "https://birds.example/1.jpg", 3);

        awaitIn(ScoreTopology.NAME, never, Duration.ofMillis(1));
    }

    @Test
    @Order(5)
    void an_event_from_before_is_found_by_another_runtime_that_asks_first_for_a_later_one()
            throws InterruptedException {
        Tick earlier = now().tick(ANA, "https://birds.example/earlier.jpg");
        log.publish(earlier);
        Tick later = now().tick(ANA, "https://birds.example/later.jpg");
        log.publish(later);
        runtime.close();
        runtime = new TopologyRuntime(
                TopologySettings.of(log.bootstrap(), log.registry(), folder.resolve("state"), KafkaLog.DEAD_LETTERS));
        runtime.start();
        await().atMost(SOON).until(() -> runtime.health().up());

        awaitIn(StatisticsTopology.NAME, later, PATIENCE);
        awaitIn(StatisticsTopology.NAME, earlier, PATIENCE);

        assertThat(runtime.statistics().totals().of("tick")).isEqualTo(WRITES + crowdWrote + 2);
    }

    private static Happenings now() {
        return Happenings.at(Instant.now());
    }

    private static void awaitIn(String topology, SpecificRecord event, Duration patience) throws InterruptedException {
        Envelope envelope = Envelope.of(event);
        runtime.written().await(topology, CATALOGUE.of(event).topic(), envelope.id(), envelope.time(), patience);
    }
}
