package dev.shrike.topology.runtime;

import static dev.shrike.topology.bench.Birders.ANA;
import static dev.shrike.topology.bench.Birders.BENITO;
import static dev.shrike.topology.bench.Birders.CARLA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.schemas.score.v1.Score;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.query.NotReadyException;
import dev.shrike.topology.query.ScoreView;
import dev.shrike.topology.runtime.RuntimeHealth.State;
import dev.shrike.topology.runtime.RuntimeHealth.TopologyHealth;
import dev.shrike.topology.statistics.StatisticsTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One story on real servers, each test a chapter: events are counted, a restart loses nothing, a person is forgotten. */
@TestMethodOrder(OrderAnnotation.class)
class TopologyRuntimeIT {
    private static final int TICKS = 300;
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Happenings EVENT = Happenings.atNoon();

    @TempDir
    private static Path state;

    private static KafkaLog log;
    private static TopologyRuntime runtime;

    @BeforeAll
    static void start() {
        Brokers brokers = Brokers.shared(Part.KAFKA, Part.REGISTRY);
        log = new KafkaLog(brokers);
        runtime = new TopologyRuntime(settings());
    }

    @AfterAll
    static void stop() {
        runtime.close();
        log.close();
    }

    private static TopologySettings settings() {
        return TopologySettings.of(log.bootstrap(), log.registry(), state, KafkaLog.DEAD_LETTERS);
    }

    @Test
    @Order(1)
    void without_its_topics_the_runtime_says_which_are_missing() {
        try (var early = new TopologyRuntime(settings())) {
            assertThatThrownBy(early::start)
                    .isInstanceOf(TopologyStartException.class)
                    .hasMessageContaining("tick.v1")
                    .hasMessageContaining("gdpr.v1");
            assertThat(early.health().state()).isEqualTo(State.DOWN);
            assertThatThrownBy(() -> early.statistics().totals()).isInstanceOf(NotReadyException.class);
        }
    }

    @Test
    @Order(2)
    void it_comes_up_and_counts_and_scores() {
        log.createEventTopics();
        runtime.start();
        assertThat(runtime.health().state()).isNotEqualTo(State.DOWN);
        untilUp();

        log.publish(ticks());
        log.publish(EVENT.oldRating(CARLA, image(0), 5));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(runtime.statistics().totals().of("tick")).isEqualTo(TICKS);
            assertThat(runtime.statistics().totals().of("rate")).isEqualTo(1);
            assertThat(runtime.scores().find(image(0))).map(ScoreView::ratings).contains(1L);
        });
        assertThat(runtime.statistics().leaderboard(1).getFirst().person()).isEqualTo(BENITO);
        assertThat(runtime.scores().top(5)).hasSize(5);
    }

    @Test
    @Order(3)
    void every_image_has_its_score_in_the_log_and_the_raised_rating_its_owner() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(log.latest("score.v1.latest")).hasSize(TICKS));
        assertThat(log.latest("score.v1.latest").values())
                .allSatisfy(score ->
                        assertThat(((Score) score).getData().getScore()).isBetween(1, 5));
        assertThat(log.latest("rate.v2.latest").get(image(0) + " " + CARLA))
                .isInstanceOfSatisfying(
                        dev.shrike.schemas.rate.v2.Rate.class,
                        rate -> assertThat(rate.getData().getImage().getOwner()).isEqualTo(ANA.toString()));
    }

    @Test
    @Order(3)
    void a_score_is_read_here_within_five_milliseconds() {
        var took = new long[5_000];
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            for (int i = 0; i < took.length; i++) {
                long before = System.nanoTime();
                assertThat(runtime.scores().find(image(i % TICKS))).isPresent();
                took[i] = System.nanoTime() - before;
            }
        }
        Arrays.sort(took);

        assertThat(Duration.ofNanos(took[took.length * 99 / 100]))
                .as("p99 of reading a score")
                .isLessThan(Duration.ofMillis(5));
    }

    @Test
    @Order(4)
    void a_restart_without_its_state_restores_it_and_counts_exactly_on() throws IOException {
        runtime.close();
        assertThat(runtime.health().state()).isEqualTo(State.DOWN);
        assertThatThrownBy(() -> runtime.statistics().totals()).isInstanceOf(NotReadyException.class);
        wipe(state);

        assertThat(compactionLagsOfPeople()).isNotEmpty().values().containsOnly(Duration.ofHours(1));
        runtime = new TopologyRuntime(settings().withCompaction(Compaction.within(Duration.ofMinutes(30))));
        runtime.start();
        assertThat(runtime.health().up()).isFalse();
        assertThatThrownBy(() -> runtime.statistics().totals()).isInstanceOf(NotReadyException.class);
        log.publish(EVENT.tick(CARLA, "https://birds.example/one-more.jpg"));
        untilUp();

        assertThat(runtime.health().topologies())
                .filteredOn(topology -> topology.name().equals("shrike-statistics"))
                .extracting((TopologyHealth topology) -> topology.restore().restored())
                .allMatch(restored -> restored > TICKS);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(runtime.statistics().totals().of("tick")).isEqualTo(TICKS + 1));
        assertThat(compactionLagsOfPeople())
                .as("what was there before keeps the promise of today")
                .values()
                .containsOnly(Duration.ofMinutes(30));
        assertThat(runtime.statistics().image(image(1)).orElseThrow().ticks()).isEqualTo(1);
    }

    /** Of all changelogs but that of the past of counters, in which nobody stands. */
    private static Map<String, Duration> compactionLagsOfPeople() {
        Map<String, Duration> lags = new HashMap<>(log.compactionLags("-changelog"));
        assertThat(lags.remove("shrike-statistics-counters-before-changelog")).isGreaterThan(Duration.ofDays(8));
        return lags;
    }

    @Test
    @Order(5)
    void an_erasure_ends_the_persons_keys_everywhere() {
        long ofAna = runtime.statistics().person(ANA).orElseThrow().ticks();

        log.publish(EVENT.erasure(ANA));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(runtime.statistics().person(ANA)).isEmpty();
            assertThat(runtime.scores().find(image(0))).isEmpty();
            assertThat(keysOf("tick.v1.latest", image(0))).isEmpty();
            assertThat(log.latest("tick.v1.latest")).hasSize((int) (TICKS + 1 - ofAna));
            assertThat(log.latest("score.v1.latest")).hasSize((int) (TICKS + 1 - ofAna));
            assertThat(log.text(StatisticsTopics.PEOPLE.topic())).doesNotContainKey(ANA.toString());
            assertThat(log.text(StatisticsTopics.LEADERBOARD.topic()).toString())
                    .doesNotContain(ANA.toString());
        });
        assertThat(runtime.statistics().totals().of("tick")).isEqualTo(TICKS + 1);
    }

    @Test
    @Order(6)
    void a_late_tick_of_the_erased_person_is_ended_again() {
        String late = "https://birds.example/late.jpg";
        log.publish(EVENT.tick(ANA, late));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(log.wasEnded("tick.v1.latest", late)).isTrue());
        assertThat(runtime.scores().find(late)).isEmpty();
        assertThat(runtime.statistics().person(ANA)).isEmpty();
    }

    private static Map<String, SpecificRecord> keysOf(String topic, String key) {
        var found = new HashMap<>(log.latest(topic));
        found.keySet().retainAll(Set.of(key));
        return found;
    }

    private static SpecificRecord[] ticks() {
        var ticks = new SpecificRecord[TICKS];
        for (int i = 0; i < TICKS; i++) {
            UUID person = i % 3 == 0 ? ANA : BENITO;
            ticks[i] = EVENT.tick(person, image(i), "Species " + i % 20, "2026-11-20T11:00:00Z");
        }
        return ticks;
    }

    private static String image(int number) {
        return "https://birds.example/" + number + ".jpg";
    }

    private static void untilUp() {
        await().atMost(SOON).until(() -> runtime.health().up());
    }

    private static void wipe(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }
}
