package dev.shrike.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.schemas.Examples;
import dev.shrike.schemas.SchemaException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {
    private final EventCatalogue catalogue = EventCatalogue.standard();

    @Test
    void knows_the_eight_events_and_their_versions() {
        assertThat(catalogue.majors())
                .extracting(MajorVersion::topic)
                .containsExactly(
                        "tick.v1",
                        "rate.v1",
                        "rate.v2",
                        "score.v1",
                        "notification.v1",
                        "gdpr.v1",
                        "user.v1",
                        "count.v1",
                        "audit.v1");
        assertThat(catalogue.major("tick", 1).minors())
                .extracting(EventSchema::version)
                .containsExactly("1.0", "1.1");
    }

    @Test
    void names_the_stream_the_topics_and_the_retention() {
        EventDefinition tick = catalogue.event("tick");

        assertThat(tick.stream()).isEqualTo("TICK");
        assertThat(tick.subjects()).isEqualTo("tick.>");
        assertThat(tick.subjectsOfAggregate("ana")).isEqualTo("tick.*.ana.*");
        assertThat(tick.newest().latestTopic()).isEqualTo("tick.v1.latest");
        assertThat(tick.retention()).contains(Duration.ofDays(365));
        assertThat(catalogue.event("gdpr").retention()).as("for ever").isEmpty();
    }

    @Test
    void what_the_platform_tells_of_itself_has_a_bounded_stream_and_no_topic() {
        assertThat(catalogue.operations()).extracting(EventDefinition::name).containsExactly("log", "cluster");
        assertThat(catalogue.operations()).allSatisfy(event -> {
            assertThat(event.retention().orElseThrow()).isLessThanOrEqualTo(Duration.ofDays(1));
            assertThat(catalogue.forTopic(event.newest().topic())).isEmpty();
            assertThat(event.newest().hasPerson()).isFalse();
        });
        assertThat(catalogue.events()).doesNotContainAnyElementsOf(catalogue.operations());
        assertThat(catalogue.all()).containsAll(catalogue.events()).containsAll(catalogue.operations());
        assertThat(catalogue.of(Examples.log()).subjectOf(Examples.log())).isEqualTo("log.v1.notifier.error");
        assertThat(catalogue.forSubject("cluster.v1.shrike-birdhouse.parts")).isPresent();
    }

    @Test
    void makes_subject_and_key_of_an_event() {
        MajorVersion tick = catalogue.of(Examples.plainTick());
        MajorVersion rate = catalogue.of(Examples.oldRate());

        assertThat(tick.subjectOf(Examples.plainTick())).isEqualTo("tick.v1." + Examples.PERSON + ".new");
        assertThat(tick.keyOf(Examples.plainTick())).isEqualTo(Examples.IMAGE);
        assertThat(rate.keyOf(Examples.oldRate())).isEqualTo(Examples.IMAGE + " " + Examples.PERSON);
        assertThat(tick.personOf(Examples.plainTick()).orElseThrow()).hasToString(Examples.PERSON);
    }

    @Test
    void says_where_to_look_for_what_a_person_did() {
        assertThat(catalogue.majors().stream().filter(MajorVersion::isOfPerson).map(MajorVersion::topic))
                .contains("gdpr.v1", "notification.v1", "rate.v1", "rate.v2", "tick.v1", "user.v1")
                .doesNotContain("count.v1", "score.v1");
        assertThat(catalogue.majors().stream().filter(MajorVersion::isOfPerson)).allMatch(MajorVersion::hasPerson);
        assertThat(catalogue.major("score", 1).hasPerson()).isFalse();
    }

    @Test
    void finds_the_version_by_subject_topic_and_fingerprint() {
        assertThat(catalogue.forSubject("rate.v2.someone.update").orElseThrow().topic())
                .isEqualTo("rate.v2");
        assertThat(catalogue.forTopic("rate.v1.latest").orElseThrow().topic()).isEqualTo("rate.v1");
        EventSchema score = catalogue.schema("score", "1.0");
        assertThat(catalogue.forFingerprint(score.fingerprint())).contains(score);
    }

    @Test
    void knows_no_subject_beside_its_own() {
        assertThat(catalogue.forSubject("rate.v3.someone.update")).isEmpty();
        assertThat(catalogue.forSubject("tick.v1.someone")).isEmpty();
        assertThat(catalogue.forSubject("tick")).isEmpty();
    }

    @Test
    void an_image_token_is_22_characters_fit_for_a_subject() {
        assertThat(ImageToken.of(Examples.IMAGE)).hasSize(22).matches("[A-Za-z0-9_-]+");
        assertThat(ImageToken.of(""))
                .as("start of base64url(SHA-256 of nothing)")
                .isEqualTo("47DEQpj8HBSa-_TImW-5JC");
    }

    @Test
    void an_id_with_a_wildcard_makes_no_subject() {
        var tick = Examples.plainTick();
        tick.getData().getUser().setId("a.>");

        assertThatThrownBy(() -> catalogue.of(tick).subjectOf(tick)).isInstanceOf(SchemaException.class);
    }
}
