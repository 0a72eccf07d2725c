package dev.shrike.topology.statistics;

import static dev.shrike.topology.bench.Birders.ANA;
import static dev.shrike.topology.bench.Birders.BENITO;
import static dev.shrike.topology.bench.Birders.CARLA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.bench.TopologyBench;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.query.ActivePeople;
import dev.shrike.topology.query.PersonCount;
import dev.shrike.topology.query.SpeciesCount;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureFromStatisticsTest {
    private static final String TERO = "https://birds.example/tero.jpg";
    private static final String HORNERO = "https://birds.example/hornero.jpg";
    private static final String LAPWING = "Vanellus chilensis";
    private static final String OVENBIRD = "Furnarius rufus";
    private static final Happenings EVENT = Happenings.atNoon();
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final TopologyBench bench = new TopologyBench(new StatisticsTopology(TopologyBench.CATALOGUE));
    private final StatisticsQueries statistics = new StatisticsQueries(bench.stores());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void an_erased_person_vanishes_and_what_names_nobody_stays() {
        happened(
                EVENT.tick(ANA, TERO, LAPWING, null),
                EVENT.tick(BENITO, HORNERO, OVENBIRD, null),
                EVENT.rating(ANA, HORNERO, BENITO, 1),
                EVENT.rating(CARLA, HORNERO, BENITO, 5));

        happened(EVENT.erasure(ANA));

        assertThat(statistics.person(ANA)).isEmpty();
        assertThat(statistics.image(TERO)).isEmpty();
        assertThat(statistics.image(HORNERO).orElseThrow().histogram()).containsExactly(0L, 0L, 0L, 0L, 1L);
        assertThat(statistics.leaderboard(10)).extracting(PersonCount::person).containsExactly(BENITO);
        assertThat(statistics.species(10)).contains(new SpeciesCount(LAPWING, 1));
        assertThat(statistics.totals().of("tick")).isEqualTo(2);
        assertThat(statistics.activePeople(DAY, DAY)).containsExactly(new ActivePeople(DAY, 3));
    }

    @Test
    void an_erasure_ends_the_keys_in_the_statistics_topics() {
        happened(EVENT.tick(ANA, TERO), EVENT.tick(BENITO, HORNERO), EVENT.tick(BENITO, TERO + "2"));

        happened(EVENT.erasure(ANA));

        assertThat(bench.latest(StatisticsTopics.PEOPLE.topic())).containsEntry(ANA.toString(), null);
        assertThat(bench.latest(StatisticsTopics.IMAGES.topic()))
                .containsEntry(TERO, null)
                .doesNotContainEntry(HORNERO, null);
        assertThat(bench.latest(StatisticsTopics.LEADERBOARD.topic())).containsEntry("002", null);
    }

    @Test
    void no_store_names_an_erased_person_but_the_guard_not_even_after_late_events() {
        happened(
                EVENT.tick(ANA, TERO, LAPWING, null),
                EVENT.tick(BENITO, TERO, LAPWING, null),
                EVENT.rating(ANA, HORNERO, BENITO, 1));

        happened(EVENT.erasure(ANA));
        happened(EVENT.tick(ANA, TERO), EVENT.user("login", ANA), EVENT.rating(ANA, HORNERO, BENITO, 1));

        for (String store : bench.storeNames()) {
            if (!store.equals(ErasedPeople.STORE)) {
                assertThat(bench.rows(store).toString()).as(store).doesNotContain(ANA.toString());
            }
        }
    }

    @Test
    void an_image_that_two_people_ticked_passes_to_the_one_who_is_left() {
        var later = Happenings.at(Happenings.NOON.plusSeconds(1));
        happened(EVENT.tick(ANA, TERO), later.tick(BENITO, TERO));
        assertThat(statistics.image(TERO).orElseThrow().owner()).contains(ANA);

        happened(EVENT.erasure(ANA));

        assertThat(statistics.image(TERO)).get().satisfies(image -> {
            assertThat(image.owner()).isEqualTo(Optional.of(BENITO));
            assertThat(image.ticks()).isEqualTo(1);
        });
    }

    private void happened(SpecificRecord... events) {
        bench.happened(events);
    }
}
