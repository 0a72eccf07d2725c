package dev.shrike.admin.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.shrike.admin.AdminService;
import dev.shrike.admin.Fixtures;
import dev.shrike.admin.Http;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStoreIT {

    private static final UUID ANA = UUID.randomUUID();
    private static final UUID BRUNO = UUID.randomUUID();
    private static final List<String> PUBLISHED = new ArrayList<>();

    @TempDir
    static Path folder;

    private static AdminService service;
    private static String before;

    @BeforeAll
    static void publishFiftyEvents() {
        service = AdminService.start(folder);
        before = lastCursor();
        for (int i = 0; i < 20; i++) {
            publish(tickWithNote(ANA, "ana's note " + i));
            publish(tickWithNote(BRUNO, "bruno's note " + i));
        }
        for (int i = 0; i < 10; i++) {
            publish(Fixtures.score());
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void pagesShowEveryEventOnceInOrderAndTheSameEachTime() {
        List<String> first = idsInPagesOf(7);
        List<String> second = idsInPagesOf(7);

        assertThat(first).isEqualTo(PUBLISHED);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aCursorFromBeforeGoesOnWithWhatCameSince() {
        String end = lastCursor();
        Tick late = tickWithNote(ANA, "late");
        publish(late);

        JsonNode page = service.admin().get("/events?after=" + end).json();

        assertThat(page.path("events")).hasSize(1);
        assertThat(page.at("/events/0/id").asText()).isEqualTo(late.getId());
        assertThat(page.at("/places/0/event").asText()).isEqualTo("tick");
        assertThat(page.path("more").asBoolean()).isFalse();
    }

    @Test
    void zeroIsTheBeginningAndEveryPageSizeShowsTheSameFromThere() {
        List<String> whole = idsFrom("0", 1000);

        assertThat(whole).containsAll(PUBLISHED);
        assertThat(idsFrom("0", 9)).startsWith(whole.toArray(String[]::new));
    }

    @Test
    void theEndIsACursorToo() {
        JsonNode end = service.admin().get("/events/last").json();
        Tick late = tickWithNote(ANA, "after the end");
        publish(late);

        JsonNode page = service.admin()
                .get("/events?after=" + end.path("next").asText())
                .json();

        assertThat(end.path("places")).hasSameSizeAs(EventCatalogue.standard().events());
        assertThat(page.path("events")).hasSize(1);
        assertThat(page.at("/events/0/id").asText()).isEqualTo(late.getId());
    }

    @Test
    void oneStreamIsReadBySequence() {
        JsonNode first =
                service.admin().get("/events/score?after=0&limit=4&version=1").json();
        JsonNode fifth = service.admin().get("/events/score?after=4&limit=1").json();
        JsonNode byCursor = service.admin()
                .get("/events/score?limit=1&after=" + first.path("next").asText())
                .json();

        assertThat(first.path("events")).hasSize(4);
        assertThat(fifth.at("/places/0/sequence").asLong()).isEqualTo(5);
        assertThat(byCursor).isEqualTo(fifth);
        assertThat(service.person(ANA).get("/events/score").problem()).isEqualTo("403 /problems/forbidden");
        assertThat(service.admin().get("/events/score?version=9").problem()).isEqualTo("404 /problems/not-found");
    }

    @Test
    void aCursorBehindTheEndIsABadRequestThatSaysWhy() {
        Http.Answer answer = service.admin().get("/events/score?after=4000");

        assertThat(answer.problem()).isEqualTo("400 /problems/invalid-cursor");
        assertThat(answer.json().path("detail").asText()).contains("SCORE", "4000", "10");
    }

    @Test
    void anAdminSeesThatAFieldIsSealedAndNotWhatItSays() {
        Http.Answer answer = service.admin().get("/events/tick/" + ANA);

        assertThat(answer.json().at("/events/0/data/sighting/note/sealed").asBoolean())
                .isTrue();
        assertThat(answer.body()).doesNotContain("ana's note");
    }

    @Test
    void aPersonReadsTheOwnEventsInClear() {
        JsonNode page =
                service.person(ANA).get("/events/tick/" + ANA + "?limit=3").json();

        assertThat(page.path("events")).hasSize(3);
        assertThat(page.at("/events/0/data/sighting/note").asText()).isEqualTo("ana's note 0");
        assertThat(page.at("/events/0/data/user/id").asText()).isEqualTo(ANA.toString());
        assertThat(page.path("more").asBoolean()).isTrue();

        JsonNode next = service.person(ANA)
                .get("/events/tick/" + ANA + "?limit=3&after="
                        + page.path("next").asText())
                .json();
        assertThat(next.at("/events/0/data/sighting/note").asText()).isEqualTo("ana's note 3");
    }

    @Test
    void nobodyReadsAnotherPersonsEventsOrThoseOfAll() {
        assertThat(service.person(ANA).get("/events/tick/" + BRUNO).problem()).isEqualTo("403 /problems/forbidden");
        assertThat(service.person(ANA).get("/events").problem()).isEqualTo("403 /problems/forbidden");
        assertThat(service.person(ANA).get("/admin/streams").problem()).isEqualTo("403 /problems/forbidden");
        assertThat(service.anonymous().get("/events").problem()).isEqualTo("401 /problems/unauthorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events?after=garbage",
                "/events?after=",
                "/events?after=eyJhZnRlciI6eyJOT0JPRFkiOjF9fQ",
                "/events?limit=0",
                "/events?limit=1001",
                "/events?limit=ten",
                "/events?after=1",
                "/events/tick?after=-1",
                "/events/tick?version=0",
                "/events/tick/a?after=garbage",
                "/events/tick/not%20an%20id",
                "/events/tick/a.b"
            })
    void nonsenseIsABadRequest(String path) {
        assertThat(service.admin().get(path).problem()).startsWith("400 ");
    }

    @Test
    void anEventThatNobodyKnowsIsNotFound() {
        assertThat(service.admin().get("/events/dodo/" + ANA).problem()).isEqualTo("404 /problems/not-found");
    }

    @Test
    void theStreamsSayWhatTheyHold() {
        JsonNode streams = service.admin().get("/admin/streams").json().path("streams");

        assertThat(streams).anySatisfy(stream -> {
            assertThat(stream.path("stream").asText()).isEqualTo("SCORE");
            assertThat(stream.path("messages").asLong()).isEqualTo(10);
            assertThat(stream.path("first_sequence").asLong()).isEqualTo(1);
            assertThat(stream.path("last_sequence").asLong()).isEqualTo(10);
        });
    }

    @Test
    void theApisCanBeReadInTheBrowser() {
        assertThat(service.anonymous().get("/swagger").body()).contains("swagger-ui-bundle.js");
        assertThat(service.anonymous().get("/swagger/start.js").status()).isEqualTo(200);
        assertThat(service.anonymous().get("/swagger/ui/swagger-ui-bundle.js").status())
                .isEqualTo(200);
        assertThat(service.anonymous().get("/swagger/apis").json().get(0).asText())
                .startsWith("admin-api");
        assertThat(service.anonymous().get("/swagger/apis/admin-api-0.1.yml").body())
                .contains("/events/{event}/{aggregate}");
        assertThat(service.anonymous().get("/swagger/apis/nobodys.yml").problem())
                .startsWith("404 ");
    }

    private static List<String> idsInPagesOf(int size) {
        return idsFrom(before, size);
    }

    private static List<String> idsFrom(String cursor, int size) {
        List<String> ids = new ArrayList<>();
        JsonNode page = pageAfter(cursor, size);
        while (!page.path("events").isEmpty()) {
            assertThat(page.path("events").size()).isLessThanOrEqualTo(size);
            page.path("events").forEach(event -> ids.add(event.path("id").asText()));
            page = pageAfter(page.path("next").asText(), size);
        }
        return ids;
    }

    private static JsonNode pageAfter(String cursor, int size) {
        return service.admin().get("/events?limit=" + size + "&after=" + cursor).json();
    }

    private static String lastCursor() {
        JsonNode page = service.admin().get("/events?limit=1000").json();
        assertThat(page.path("more").asBoolean()).isFalse();
        return page.path("next").asText();
    }

    private static Tick tickWithNote(UUID person, String note) {
        return service.bean(EventSealer.class)
                .seal(Fixtures.tick(person), Map.of(Fixtures.NOTE, TextNode.valueOf(note)));
    }

    private static void publish(SpecificRecord event) {
        service.bean(EventPublisher.class).publish(event);
        PUBLISHED.add(event.get(0).toString());
    }
}
