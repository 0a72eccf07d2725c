package dev.shrike.topology.upcast;

import static dev.shrike.topology.bench.Birders.ANA;
import static dev.shrike.topology.bench.Birders.BENITO;
import static dev.shrike.topology.bench.Birders.CARLA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.upcast.RateUpcaster;
import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.bench.TopologyBench;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateUpcastTopologyTest {
    private static final String TERO = "https://birds.example/tero.jpg";
    private static final String RAISED =
            TopologyBench.CATALOGUE.major("rate", 2).topic();
    private static final String RAISED_LATEST =
            TopologyBench.CATALOGUE.major("rate", 2).latestTopic();
    private static final Happenings EVENT = Happenings.atNoon();

    private final TopologyBench bench = new TopologyBench(new RateUpcastTopology(TopologyBench.CATALOGUE));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_rating_gets_the_owner_who_ticked_first() {
        var rating = EVENT.oldRating(CARLA, TERO, 4);

        bench.happened(EVENT.tick(ANA, TERO), EVENT.tick(BENITO, TERO), rating);

        assertThat(raised()).singleElement().satisfies(raised -> {
            assertThat(raised.getData().getImage().getOwner()).isEqualTo(ANA.toString());
            assertThat(raised.getData().getRating()).isEqualTo(4);
            assertThat(raised.getMetadata().getCausationId()).isEqualTo(rating.getId());
            assertThat(raised.getMetadata().getUpcastFrom()).isEqualTo("1.0");
        });
    }

    @Test
    void history_and_latest_get_the_same_record() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.oldRating(CARLA, TERO, 4));

        assertThat(bench.written(RAISED))
                .isEqualTo(bench.written(RAISED_LATEST))
                .hasSize(1);
    }

    @Test
    void a_raised_rating_is_marked_as_born_here_and_not_as_mirrored() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.oldRating(CARLA, TERO, 4));

        var record = bench.written(RAISED).getFirst();
        assertThat(header(record, EventHeaders.KAFKA_ORIGIN)).isEqualTo(EventHeaders.ORIGIN_TOPOLOGY);
        assertThat(header(record, "ce_id")).isEqualTo(((Rate) record.value()).getId());
        assertThat(record.headers()).noneMatch(header -> header.key().startsWith("nats_"));
        assertThat(record.key()).isEqualTo(TERO + " " + CARLA);
    }

    @Test
    void a_rating_before_the_tick_waits_for_it() {
        bench.happened(EVENT.oldRating(CARLA, TERO, 4), EVENT.oldRating(BENITO, TERO, 2));
        bench.clockMoves(Duration.ofSeconds(29));
        assertThat(raised()).isEmpty();

        bench.happened(EVENT.tick(ANA, TERO));

        assertThat(raised())
                .hasSize(2)
                .allSatisfy(raised ->
                        assertThat(raised.getData().getImage().getOwner()).isEqualTo(ANA.toString()));
        bench.clockMoves(Duration.ofMinutes(5));
        assertThat(bench.written(TopologyBench.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void a_rating_whose_tick_never_comes_is_a_dead_letter_with_its_reason() {
        var rating = EVENT.oldRating(CARLA, TERO, 4);

        bench.happened(rating);
        bench.clockMoves(Duration.ofSeconds(31));

        assertThat(bench.written(TopologyBench.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(rating);
            assertThat(header(letter, "__streams.errors.message")).contains("Nobody ticked");
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo("rate.v1");
        });
        bench.happened(EVENT.tick(ANA, TERO));
        assertThat(raised()).isEmpty();
    }

    @Test
    void raising_the_same_rating_twice_gives_the_same_event() {
        var rating = EVENT.oldRating(CARLA, TERO, 4);

        bench.happened(EVENT.tick(ANA, TERO), rating, rating);

        assertThat(raised()).hasSize(2).extracting(Rate::getId).containsOnly(raisedId(rating));
    }

    @Test
    void when_the_owner_is_erased_the_next_who_ticked_owns_the_image() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.tick(BENITO, TERO), EVENT.erasure(ANA));

        bench.happened(EVENT.oldRating(CARLA, TERO, 5));

        assertThat(raised())
                .singleElement()
                .satisfies(raised ->
                        assertThat(raised.getData().getImage().getOwner()).isEqualTo(BENITO.toString()));
    }

    @Test
    void nothing_is_kept_of_an_erased_person_and_nothing_of_theirs_is_raised() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.oldRating(ANA, "https://birds.example/unknown.jpg", 1));

        bench.happened(EVENT.erasure(ANA), EVENT.oldRating(ANA, TERO, 5), EVENT.tick(ANA, TERO));
        bench.clockMoves(Duration.ofMinutes(1));

        assertThat(raised()).isEmpty();
        assertThat(bench.written(TopologyBench.DEAD_LETTERS)).isEmpty();
        assertThat(bench.rows(ImageOwners.STORE)).isEmpty();
        assertThat(bench.rows(WaitingRatings.STORE)).isEmpty();
    }

    @Test
    void bytes_that_are_no_event_become_a_dead_letter_and_the_rest_goes_on() {
        bench.arrived("rate.v1", TERO + " " + CARLA, new byte[] {0, 0, 0, 0, 99, 1, 2});
        bench.arrived("rate.v1", "cut", new byte[] {0, 0});
        bench.happened(EVENT.oldRating(CARLA, TERO, 6));

        bench.happened(EVENT.tick(ANA, TERO), EVENT.oldRating(CARLA, TERO, 4));

        assertThat(raised()).hasSize(1);
        assertThat(bench.deadLetters()).isEqualTo(3);
    }

    private static String raisedId(dev.shrike.schemas.rate.v1.Rate rating) {
        return RateUpcaster.upcast(rating, ANA).getId();
    }

    private List<Rate> raised() {
        return bench.written(RAISED).stream()
                .map(record -> (Rate) record.value())
                .toList();
    }

    private static String header(TestRecord<String, SpecificRecord> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
