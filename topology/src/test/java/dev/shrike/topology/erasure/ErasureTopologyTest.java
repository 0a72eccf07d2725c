package dev.shrike.topology.erasure;

import static dev.shrike.topology.bench.Birders.ANA;
import static dev.shrike.topology.bench.Birders.BENITO;
import static dev.shrike.topology.bench.Birders.CARLA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.bench.TopologyBench;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureTopologyTest {
    private static final String TERO = "https://birds.example/tero.jpg";
    private static final String HORNERO = "https://birds.example/hornero.jpg";
    private static final Happenings EVENT = Happenings.atNoon();

    private final TopologyBench bench = new TopologyBench(new ErasureTopology(TopologyBench.CATALOGUE));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void an_erasure_ends_every_key_of_the_person_and_no_other() {
        bench.happened(
                EVENT.tick(ANA, TERO),
                EVENT.tick(BENITO, HORNERO),
                EVENT.oldRating(ANA, HORNERO, 5),
                EVENT.rating(ANA, HORNERO, BENITO, 5),
                EVENT.rating(BENITO, TERO, ANA, 3),
                EVENT.user("created", ANA));

        bench.happened(EVENT.erasure(ANA));

        assertThat(ended("tick", 1)).containsExactly(TERO);
        assertThat(ended("rate", 1)).containsExactly(HORNERO + " " + ANA);
        assertThat(ended("rate", 2)).containsExactly(HORNERO + " " + ANA);
        assertThat(ended("user", 1)).containsExactly(ANA.toString());
        assertThat(ended("notification", 1)).isEmpty();
    }

    @Test
    void a_tombstone_says_that_a_topology_made_it() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.erasure(ANA));

        assertThat(bench.written(latest("tick", 1))).singleElement().satisfies(tombstone -> {
            assertThat(tombstone.value()).isNull();
            assertThat(tombstone.headers())
                    .extracting(header -> header.key())
                    .containsExactly(EventHeaders.KAFKA_ORIGIN);
        });
    }

    @Test
    void an_image_that_somebody_else_ticked_last_stays() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.tick(BENITO, TERO));

        bench.happened(EVENT.erasure(ANA));
        assertThat(ended("tick", 1)).isEmpty();

        bench.happened(EVENT.erasure(BENITO));
        assertThat(ended("tick", 1)).containsExactly(TERO);
    }

    @Test
    void a_late_event_of_an_erased_person_is_ended_at_once() {
        bench.happened(EVENT.erasure(ANA));
        assertThat(ended("tick", 1)).isEmpty();

        bench.happened(EVENT.tick(ANA, TERO), EVENT.tick(ANA, TERO), EVENT.rating(ANA, HORNERO, BENITO, 1));

        assertThat(ended("tick", 1)).containsExactly(TERO, TERO);
        assertThat(ended("rate", 2)).containsExactly(HORNERO + " " + ANA);
    }

    @Test
    void an_image_that_an_erased_person_wrote_over_can_be_ticked_again() {
        bench.happened(EVENT.erasure(ANA), EVENT.tick(BENITO, TERO), EVENT.tick(ANA, TERO));
        assertThat(ended("tick", 1)).containsExactly(TERO);

        bench.happened(EVENT.tick(CARLA, TERO), EVENT.erasure(BENITO));
        assertThat(ended("tick", 1)).isEmpty();
    }

    @Test
    void the_ledger_keeps_its_key() {
        bench.happened(EVENT.erasure(ANA), EVENT.gdpr("completed", "1.1", ANA));

        assertThat(bench.written(latest("gdpr", 1))).isEmpty();
    }

    @Test
    void a_key_that_the_bridge_ended_itself_is_not_ended_again() {
        bench.happened(EVENT.user("created", ANA), EVENT.user("deleted", ANA));

        bench.happened(EVENT.erasure(ANA));

        assertThat(ended("user", 1)).isEmpty();
    }

    @Test
    void an_erasure_leaves_no_trace_but_the_guard_and_may_come_twice() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.tick(ANA, HORNERO), EVENT.tick(BENITO, HORNERO));

        bench.happened(EVENT.erasure(ANA), EVENT.erasure(ANA));

        assertThat(ended("tick", 1)).containsExactly(TERO);
        assertThat(bench.<String, String>rows("held-keys"))
                .hasSize(2)
                .extracting((KeyValue<String, String> row) -> row.key + row.value)
                .noneMatch(row -> row.contains(ANA.toString()));
    }

    @Test
    void other_gdpr_events_end_nothing() {
        bench.happened(EVENT.tick(ANA, TERO), EVENT.gdpr("export", "1.1", ANA), EVENT.gdpr("restrict", "1.1", ANA));

        assertThat(ended("tick", 1)).isEmpty();
    }

    private List<String> ended(String event, int major) {
        return bench.written(latest(event, major)).stream()
                .filter(record -> record.value() == null)
                .map(TestRecord::key)
                .toList();
    }

    private static String latest(String event, int major) {
        return TopologyBench.CATALOGUE.major(event, major).latestTopic();
    }
}
