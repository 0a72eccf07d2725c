package dev.shrike.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.shrike.admin.AdminService;
import dev.shrike.admin.Fixtures;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

class AuditIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static AdminService service;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service = AdminService.start(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anEventThatIsDeliveredTwiceStandsInTheLogOnce() throws Exception {
        Tick twice = Fixtures.tick(person);
        storeAgain(twice);
        storeAgain(twice);
        Tick last = Fixtures.tick(person);
        storeAgain(last);

        await().atMost(SOON).until(() -> eventIds().contains(last.getId()));

        assertThat(eventIds()).containsExactly(last.getId(), twice.getId());
    }

    @Test
    void anEntrySaysWhereTheEventLiesAndNotWhatItSaid() {
        Tick tick = Fixtures.tick(person);
        publish(tick);
        await().atMost(SOON).until(() -> !entries().isEmpty());

        JsonNode entry = entries().get(0);
        assertThat(entry.path("event_id").asText()).isEqualTo(tick.getId());
        assertThat(entry.path("event").asText()).isEqualTo("tick");
        assertThat(entry.path("type").asText()).isEqualTo("new");
        assertThat(entry.path("version").asText()).isEqualTo("1.1");
        assertThat(entry.path("source").asText()).isEqualTo("services/TickAPI");
        assertThat(entry.path("stream").asText()).isEqualTo("TICK");
        assertThat(entry.path("sequence").asLong()).isPositive();
        assertThat(entry.path("time").asText()).isEqualTo("2026-11-20T22:30:00Z");
        assertThat(entry.toString()).doesNotContain("Vanellus").doesNotContain("lapwing");
    }

    @Test
    void pagesGoFromNewToOldAndShowEachEntryOnce() {
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Tick tick = Fixtures.tick(person);
            publish(tick);
            published.addFirst(tick.getId());
        }
        await().atMost(SOON).until(() -> entries().size() == 10);

        List<String> read = new ArrayList<>();
        JsonNode page = page("&limit=4");
        page.path("entries").forEach(entry -> read.add(entry.path("event_id").asText()));
        while (page.has("next")) {
            page = page("&limit=4&after=" + page.path("next").asText());
            page.path("entries")
                    .forEach(entry -> read.add(entry.path("event_id").asText()));
        }

        assertThat(read).isEqualTo(published);
        assertThat(page("&event=rate").path("entries")).isEmpty();
        assertThat(page("&to=2026-11-20T22:30:00Z").path("entries")).isEmpty();
    }

    @Test
    void afterAnErasureTheLogNamesThePersonOnlyWhereItProvesTheErasure() {
        publish(Fixtures.tick(person));
        await().atMost(SOON).until(() -> !entries().isEmpty());
        Gdpr delete = Fixtures.delete(person);

        publish(delete);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(entries())
                        .extracting(entry -> entry.path("event").asText() + " "
                                + entry.path("type").asText())
                        .containsExactlyInAnyOrder("gdpr delete", "gdpr erased"));
        JsonNode acknowledged = service.admin()
                .get("/events/gdpr/" + person)
                .json()
                .path("events")
                .get(1);
        assertThat(acknowledged.at("/data/participant").asText()).isEqualTo("admin-api");
        assertThat(acknowledged.at("/data/evidence").asText()).contains("\"audit_entries_pseudonymised\":1");
        assertThat(acknowledged.at("/metadata/causation_id").asText()).isEqualTo(delete.getId());
        assertThat(service.person(person).get("/events/tick/" + person).status())
                .isEqualTo(401);
    }

    @Test
    void afterAnErasureTheEventStoreSaysThatAFieldIsErased() {
        publish(service.bean(EventSealer.class)
                .seal(Fixtures.tick(person), Map.of(Fixtures.NOTE, TextNode.valueOf("two chicks"))));
        assertThat(note().path("sealed").asBoolean()).isTrue();

        publish(Fixtures.delete(person));

        await().atMost(SOON).until(() -> note().path("erased").asBoolean());
    }

    @Test
    void anEventThatArrivesAfterTheErasureNamesNobody() {
        publish(Fixtures.delete(person));
        await().atMost(SOON).until(() -> entries().size() == 2);
        Tick late = Fixtures.tick(person);

        publish(late);

        await().atMost(SOON).until(() -> find(late.getId()) != null);
        JsonNode entry = find(late.getId());
        assertThat(entry.path("erased").asBoolean()).isTrue();
        assertThat(entry.path("subject").asText()).isEqualTo("tick.v1.erased.new");
        assertThat(entry.toString()).doesNotContain(person.toString());
    }

    @Test
    void onlyAnAdminReadsTheLog() {
        assertThat(service.person(person).get("/admin/audit").problem()).isEqualTo("403 /problems/forbidden");
        assertThat(service.anonymous().get("/admin/audit").problem()).isEqualTo("401 /problems/unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=garbage", "after=", "person=ana", "from=yesterday", "limit=0", "limit=5000"})
    void nonsenseIsABadRequest(String query) {
        assertThat(service.admin().get("/admin/audit?" + query).problem()).startsWith("400 ");
    }

    private JsonNode note() {
        return service.admin().get("/events/tick/" + person).json().at("/events/0/data/sighting/note");
    }

    private JsonNode page(String query) {
        return service.admin().get("/admin/audit?person=" + person + query).json();
    }

    private JsonNode entries() {
        return page("").path("entries");
    }

    private List<String> eventIds() {
        List<String> ids = new ArrayList<>();
        entries().forEach(entry -> ids.add(entry.path("event_id").asText()));
        return ids;
    }

    private static JsonNode find(String eventId) {
        for (JsonNode entry :
                service.admin().get("/admin/audit?limit=1000").json().path("entries")) {
            if (entry.path("event_id").asText().equals(eventId)) {
                return entry;
            }
        }
        return null;
    }

    private static void publish(SpecificRecord event) {
        service.bean(EventPublisher.class).publish(event);
    }

    /** Without the message id, so that the stream stores the same event once more. */
    private static void storeAgain(SpecificRecord event) throws IOException, JetStreamApiException {
        EventCatalogue catalogue = EventCatalogue.standard();
        service.bean(NatsConnection.class)
                .jetStream()
                .publish(catalogue.of(event).subjectOf(event), new SingleObjectEncoding(catalogue).encode(event));
    }
}
