package dev.shrike.topology.module;

import static dev.shrike.topology.bench.Birders.ANA;
import static dev.shrike.topology.bench.Birders.BENITO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.topology.bench.Happenings;
import dev.shrike.topology.bench.TopologyBench;
import dev.shrike.topology.erasure.ErasureTopology;
import dev.shrike.topology.score.BayesianScore;
import dev.shrike.topology.score.ScoreTopology;
import dev.shrike.topology.statistics.StatisticsTopology;
import dev.shrike.topology.upcast.RateUpcastTopology;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AcknowledgementsTest {
    private static final String TERO = "https://birds.example/tero.jpg";
    private static final String HORNERO = "https://birds.example/hornero.jpg";
    private static final Happenings EVENT = Happenings.atNoon();
    private static final MajorVersion OLD_RATINGS = TopologyBench.CATALOGUE.major("rate", 1);
    private static final MajorVersion LEDGER = TopologyBench.CATALOGUE.major("gdpr", 1);

    static Stream<Arguments> topologies() {
        return Stream.of(
                Arguments.of(new ErasureTopology(TopologyBench.CATALOGUE), "{\"keys\":3}"),
                Arguments.of(new ScoreTopology(TopologyBench.CATALOGUE, new BayesianScore()), "{\"images\":2}"),
                Arguments.of(new RateUpcastTopology(TopologyBench.CATALOGUE), "{\"images\":2,\"waiting_ratings\":1}"),
                Arguments.of(new StatisticsTopology(TopologyBench.CATALOGUE), "{\"images\":2,\"traces\":3}"));
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void a_topology_tells_the_ledger_once_what_it_removed(TopologyModule module, String evidence) {
        try (TopologyBench bench = new TopologyBench(module, 1)) {
            take(bench, EVENT.tick(ANA, TERO), EVENT.tick(ANA, HORNERO), EVENT.tick(BENITO, TERO + "2"));
            if (module.inputs().contains(OLD_RATINGS.topic())) {
                take(bench, EVENT.oldRating(ANA, "https://birds.example/nobody.jpg", 4));
            }
            Gdpr order = EVENT.erasure(ANA);

            take(bench, order);

            assertThat(answers(bench)).singleElement().satisfies(answer -> {
                String participant = module.name() + "-topology";
                assertThat(answer.getId())
                        .isEqualTo(DerivedId.of(UUID.fromString(order.getId()), participant)
                                .toString());
                assertThat(answer.getType()).isEqualTo("erased");
                assertThat(answer.getData().getUser().getId()).isEqualTo(ANA.toString());
                assertThat(answer.getData().getParticipant()).isEqualTo(participant);
                assertThat(answer.getData().getEvidence()).isEqualTo(evidence);
                assertThat(answer.getMetadata().getCausationId()).isEqualTo(order.getId());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void who_left_nothing_is_answered_too_and_other_gdpr_events_are_not(TopologyModule module) {
        try (TopologyBench bench = new TopologyBench(module, 1)) {
            take(bench, EVENT.gdpr("export", "1.1", ANA));
            assertThat(answers(bench)).isEmpty();

            take(bench, EVENT.erasure(BENITO));

            assertThat(answers(bench))
                    .singleElement()
                    .satisfies(
                            answer -> assertThat(answer.getData().getEvidence()).doesNotContainPattern("[1-9]"));
        }
    }

    private static void take(TopologyBench bench, SpecificRecord... events) {
        bench.happened(events).clockMoves(Duration.ofSeconds(1));
    }

    private static List<Gdpr> answers(TopologyBench bench) {
        return bench.written(LEDGER.topic()).stream()
                .map(record -> (Gdpr) record.value())
                .toList();
    }
}
