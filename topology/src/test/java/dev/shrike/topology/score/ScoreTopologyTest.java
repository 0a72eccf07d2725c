package dev.shrike.topology.score;

import static dev.shrike.topology.bench.Birders.ANA;
import static dev.shrike.topology.bench.Birders.BENITO;
import static dev.shrike.topology.bench.Birders.CARLA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.score.v1.Score;
import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.bench.TopologyBench;
import dev.shrike.topology.query.ScoreView;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoreTopologyTest {
    private static final String TERO = "https://birds.example/tero.jpg";
    private static final String HORNERO = "https://birds.example/hornero.jpg";
    private static final String SPECIES = "Vanellus chilensis";
    private static final String HISTORY =
            TopologyBench.CATALOGUE.major("score", 1).topic();
    private static final String LATEST =
            TopologyBench.CATALOGUE.major("score", 1).latestTopic();
    private static final Happenings EVENT = Happenings.atNoon();

    private final TopologyBench bench =
            new TopologyBench(new ScoreTopology(TopologyBench.CATALOGUE, new BayesianScore()));
    private final ScoreQueries scores = new ScoreQueries(bench.stores());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void every_ticked_image_gets_a_score() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.tick(ANA, HORNERO, SPECIES, "2026-11-20T11:00:00Z"));

        assertThat(published())
                .extracting(score -> score.getData().getImage().getUrl())
                .containsExactly(TERO, HORNERO);
        assertThat(published()).isEmpty();
    }

    @Test
    void a_score_says_what_caused_it() {
        var tick = EVENT.tick(ANA, TERO);

        bench.happened(tick);

        assertThat(published()).singleElement().satisfies(score -> {
            assertThat(score.getMetadata().getSource()).isEqualTo("services/ScoreModel");
            assertThat(score.getMetadata().getCausationId()).isEqualTo(tick.getId());
            assertThat(score.getMetadata().getCorrelationId()).isEqualTo("a-request");
            assertThat(score.getMetadata().getTime()).isEqualTo(Happenings.NOON);
        });
    }

    @Test
    void the_same_work_done_again_gives_the_same_event() {
        var tick = EVENT.tick(ANA, TERO, SPECIES, null);
        bench.happened(tick);
        Score first = published().getFirst();

        try (var again = new TopologyBench(new ScoreTopology(TopologyBench.CATALOGUE, new BayesianScore()))) {
            again.happened(tick);
            assertThat(again.written(HISTORY).getFirst().value()).isEqualTo(first);
        }
    }

    @Test
    void a_score_goes_to_history_and_latest_marked_as_born_here() {
        bench.happened(EVENT.tick(ANA, TERO));

        var history = bench.written(HISTORY);
        assertThat(history).isEqualTo(bench.written(LATEST)).hasSize(1);
        assertThat(history.getFirst().headers())
                .extracting(header -> header.key())
                .contains(EventHeaders.KAFKA_ORIGIN, "ce_id")
                .noneMatch(name -> name.startsWith("nats_"));
    }

    @Test
    void the_first_fresh_sighting_of_a_species_beats_a_common_old_one() {
        for (int i = 0; i < 20; i++) {
            bench.happened(EVENT.tick(BENITO, HORNERO + i, "Furnarius rufus", "2011-01-12"));
        }
        bench.happened(EVENT.tick(ANA, TERO, SPECIES, "2026-11-20T11:00:00Z"));

        assertThat(scores.top(1)).extracting(ScoreView::url).containsExactly(TERO);
        assertThat(score(TERO)).isGreaterThan(score(HORNERO + 19));
    }

    @Test
    void ratings_move_the_score_and_only_changes_are_published() {
        bench.happened(EVENT.tick(ANA, TERO, SPECIES, "2011-01-12"));
        int before = published().getFirst().getData().getScore();

        for (int i = 0; i < 30; i++) {
            bench.happened(EVENT.rating(UUID.randomUUID(), TERO, ANA, 5));
        }

        List<Integer> changes =
                published().stream().map(score -> score.getData().getScore()).toList();
        assertThat(changes)
                .doesNotHaveDuplicates()
                .doesNotContain(before)
                .isSorted()
                .endsWith(5);
        assertThat(scores.find(TERO)).get().extracting(ScoreView::ratings).isEqualTo(30L);
    }

    @Test
    void a_persons_new_rating_replaces_the_old_one() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.rating(CARLA, TERO, ANA, 5), EVENT.rating(CARLA, TERO, ANA, 1));

        assertThat(scores.find(TERO)).get().satisfies(view -> {
            assertThat(view.ratings()).isEqualTo(1);
            assertThat(view.mean()).isLessThan(2);
        });
    }

    @Test
    void an_older_rating_that_comes_late_changes_nothing() {
        var earlier = Happenings.at(Happenings.NOON.minusSeconds(60)).rating(CARLA, TERO, ANA, 1);
        bench.happened(EVENT.tick(ANA, TERO), EVENT.rating(CARLA, TERO, ANA, 5));
        double mean = scores.find(TERO).orElseThrow().mean();

        bench.happened(earlier);

        assertThat(scores.find(TERO).orElseThrow().mean()).isEqualTo(mean);
    }

    @Test
    void a_tick_delivered_twice_is_one_sighting() {
        var tick = EVENT.tick(ANA, TERO, SPECIES, null);

        bench.happened(tick, tick);

        assertThat(scores.find(TERO)).get().extracting(ScoreView::sightings).isEqualTo(1L);
        assertThat(bench.<String, Long>rows(SpeciesRarity.STORE))
                .singleElement()
                .satisfies(row -> assertThat(row.value).isEqualTo(1));
    }

    @Test
    void an_image_that_was_only_rated_has_no_score_until_it_is_ticked() {
        bench.happened(EVENT.rating(CARLA, TERO, ANA, 5));
        assertThat(published()).isEmpty();
        assertThat(scores.find(TERO)).isEmpty();

        bench.happened(EVENT.tick(ANA, TERO));
        assertThat(scores.find(TERO)).get().extracting(ScoreView::ratings).isEqualTo(1L);
    }

    @Test
    void an_erased_persons_image_loses_its_score() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.rating(CARLA, TERO, ANA, 5));

        bench.happened(EVENT.erasure(ANA));

        assertThat(bench.written(LATEST)).last().extracting(TestRecord::value).isNull();
        assertThat(bench.written(HISTORY)).extracting(TestRecord::value).allMatch(Objects::nonNull);
        assertThat(scores.find(TERO)).isEmpty();
        assertThat(scores.top(10)).isEmpty();
    }

    @Test
    void an_image_that_two_people_ticked_keeps_a_score_from_the_one_who_is_left() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.tick(BENITO, TERO), EVENT.rating(ANA, TERO, ANA, 5));

        bench.happened(EVENT.erasure(ANA));

        assertThat(scores.find(TERO)).get().satisfies(view -> {
            assertThat(view.sightings()).isEqualTo(1);
            assertThat(view.ratings()).isZero();
        });
        assertThat(bench.written(LATEST)).extracting(TestRecord::value).allMatch(Objects::nonNull);
    }

    @Test
    void nothing_is_kept_of_an_erased_person_even_when_their_events_come_late() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.rating(ANA, HORNERO, BENITO, 5));

        bench.happened(EVENT.erasure(ANA), EVENT.tick(ANA, TERO), EVENT.rating(ANA, HORNERO, BENITO, 5));

        assertThat(scores.find(TERO)).isEmpty();
        for (String store : List.of(Contributions.STORE, ScoredImages.STORE, ScoredImages.RANKING)) {
            assertThat(bench.rows(store)).isEmpty();
        }
    }

    private int score(String image) {
        return scores.find(image).orElseThrow().score();
    }

    private List<Score> published() {
        return bench.written(HISTORY).stream()
                .map(record -> (Score) record.value())
                .toList();
    }
}
