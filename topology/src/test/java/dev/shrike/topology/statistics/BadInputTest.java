package dev.shrike.topology.statistics;

import static dev.shrike.topology.bench.Birders.ANA;
import static dev.shrike.topology.bench.Birders.BENITO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.bench.TopologyBench;
import dev.shrike.topology.query.NamedCount;
import dev.shrike.topology.query.SpeciesCount;
import dev.shrike.topology.query.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever comes, the statistics go on, and what does not count has a place where it is found. */
class BadInputTest {
    private static final String TERO = "https://birds.example/tero.jpg";
    private static final Happenings EVENT = Happenings.atNoon();

    private final TopologyBench bench = new TopologyBench(new StatisticsTopology(TopologyBench.CATALOGUE));
    private final StatisticsQueries statistics = new StatisticsQueries(bench.stores());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void bytes_that_are_no_event_become_a_dead_letter_and_the_rest_is_counted() {
        bench.arrived("tick.v1", TERO, new byte[] {0, 0, 0, 0, 99, 1, 2});
        bench.arrived("tick.v1", TERO, new byte[0]);

        happened(EVENT.tick(ANA, TERO));

        assertThat(bench.deadLetters()).isEqualTo(2);
        assertThat(statistics.totals().of("tick")).isEqualTo(1);
    }

    @Test
    void a_name_with_the_character_that_parts_keys_becomes_a_dead_letter() {
        happened(
                EVENT.count("login\0refused", 1),
                EVENT.tick(BENITO, TERO + "\0" + ANA),
                EVENT.count("login-refused", 2));

        assertThat(bench.deadLetters()).isEqualTo(2);
        assertThat(statistics.counts(Optional.empty(), Happenings.NOON, Happenings.NOON.plusSeconds(1)))
                .containsExactly(new NamedCount("login-refused", Happenings.NOON, 2));
        assertThat(statistics.totals().events()).isEqualTo(1);
    }

    @Test
    void absurd_counts_stay_at_the_most_there_is_and_never_turn_negative() {
        happened(
                EVENT.count("login-refused", Long.MAX_VALUE),
                EVENT.count("login-refused", Long.MAX_VALUE),
                EVENT.count("login-refused", Long.MIN_VALUE));

        assertThat(statistics.counts(Optional.of("login-refused"), Happenings.NOON, Happenings.NOON.plusSeconds(1)))
                .containsExactly(new NamedCount("login-refused", Happenings.NOON, Long.MAX_VALUE));
    }

    @Test
    void a_species_of_ten_thousand_characters_and_birds_is_a_species_like_any_other() {
        String species = "Vanellus \uD83E\uDD86 ".repeat(900);
        happened(EVENT.tick(ANA, TERO, species, null), EVENT.tick(BENITO, TERO, species, null));

        assertThat(statistics.species(10)).containsExactly(new SpeciesCount(species, 2));
        assertThat(bench.latest(StatisticsTopics.SPECIES.topic())).containsKey(species);
        assertThat(statistics.person(ANA).orElseThrow().species()).isEqualTo(1);
    }

    @Test
    void an_event_three_days_late_counts_where_its_windows_are_still_kept() {
        var late = Happenings.at(Happenings.NOON.minus(Duration.ofDays(3)));
        happened(EVENT.tick(ANA, TERO), late.tick(BENITO, TERO));

        assertThat(statistics.totals().of("tick")).isEqualTo(2);
        assertThat(statistics.windows(WindowSize.MINUTE, Instant.EPOCH, Happenings.NOON))
                .isEmpty();
        assertThat(statistics.windows(WindowSize.HOUR, Instant.EPOCH, Happenings.NOON))
                .hasSize(1);
        assertThat(statistics.image(TERO).orElseThrow().owner())
                .as("the earliest tick owns the image")
                .contains(BENITO);
    }

    private void happened(SpecificRecord... events) {
        bench.happened(events);
    }
}
