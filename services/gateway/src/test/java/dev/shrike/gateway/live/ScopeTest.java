package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gateway.Events;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.ImageToken;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    private final UUID ana = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final IndexedRecord tickOfAna = Events.tick(ana, 1);
    private final IndexedRecord tickOfBen = Events.tick(ben, 1);
    private final IndexedRecord benRatesAna = Events.rate(ben, ana, 5);
    private final IndexedRecord benRatesBen = Events.rate(ben, ben, 5);
    private final IndexedRecord score = Events.score(Events.LAPWING, 3);
    private final List<IndexedRecord> all = List.of(tickOfAna, tickOfBen, benRatesAna, benRatesBen, score);

    @Test
    void aPersonSeesWhatIsAboutThemAndWhatIsPublic() {
        assertThat(shown(LiveFilter.everything(), Frames.person(ana)))
                .containsExactlyInAnyOrder(tickOfAna, benRatesAna, score);
    }

    @Test
    void aStrangerSeesWhatIsPublicOnly() {
        assertThat(shown(LiveFilter.everything(), Frames.person(UUID.randomUUID())))
                .containsExactly(score);
    }

    @Test
    void administratorsAndOperatorsSeeAll() {
        assertThat(shown(LiveFilter.everything(), Frames.operator())).isEqualTo(all);
    }

    @Test
    void aboutMeLeavesOutWhatIsPublic() {
        assertThat(shown(LiveFilter.everything().aboutTheViewer(), Frames.person(ana)))
                .containsExactlyInAnyOrder(tickOfAna, benRatesAna);
    }

    @Test
    void anotherPersonsAggregateIsEmptyForAPersonAndFullForAnOperator() {
        LiveFilter ofBen = LiveFilter.everything().ofAggregate(ben.toString());

        assertThat(shown(ofBen, Frames.person(ana))).containsExactly(benRatesAna);
        assertThat(shown(ofBen, Frames.operator())).containsExactlyInAnyOrder(tickOfBen, benRatesAna, benRatesBen);
    }

    @Test
    void eachPartOfAFilterNarrowsAndItsValuesWiden() {
        LiveFilter narrow = new LiveFilter(
                Set.of("tick", "score"), Set.of("new", "update"), Set.of(), Set.of(Events.LAPWING), false);

        assertThat(shown(narrow, Frames.operator())).containsExactlyInAnyOrder(tickOfAna, tickOfBen, score);
        assertThat(shown(narrow.ofType("update"), Frames.operator())).containsExactly(score);
        assertThat(shown(narrow.ofImage("https://images.example/other.jpg"), Frames.operator()))
                .isEmpty();
    }

    @Test
    void theScoresOfAnImageAreFoundByItsTokenToo() {
        assertThat(shown(LiveFilter.everything().ofAggregate(ImageToken.of(Events.LAPWING)), Frames.person(ana)))
                .containsExactly(score);
    }

    @Test
    void onlyStreamsThatCanHoldSomethingAreRead() {
        assertThat(streams(LiveFilter.everything().ofImage(Events.LAPWING), Frames.operator()))
                .containsExactlyInAnyOrder("tick", "rate", "score");
        assertThat(streams(LiveFilter.everything(), Frames.person(ana)))
                .contains("user", "gdpr", "score")
                .doesNotContain("count");
        assertThat(streams(LiveFilter.everything(), Frames.operator())).contains("count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobodys", "", "TICK", "tick.>"})
    void whatIsNoEventOfTheCatalogueIsRefused(String event) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Frames.scope(LiveFilter.event(event), Frames.person(ana)))
                .satisfies(refused -> assertThat(refused.status().getCode()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ">", "a.b", ""})
    void aPatternIsNoAggregate(String aggregate) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Frames.scope(LiveFilter.everything().ofAggregate(aggregate), Frames.person(ana)));
    }

    private List<IndexedRecord> shown(LiveFilter filter, Viewer viewer) {
        Scope scope = Frames.scope(filter, viewer);
        return all.stream().filter(event -> scope.matches(Frames.facts(event))).toList();
    }

    private static List<String> streams(LiveFilter filter, Viewer viewer) {
        return Arrays.stream(Frames.scope(filter, viewer).streams())
                .mapToObj(stream -> Frames.TABLE.event(stream).name())
                .toList();
    }
}
