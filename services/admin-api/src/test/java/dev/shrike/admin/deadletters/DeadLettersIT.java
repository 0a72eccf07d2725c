package dev.shrike.admin.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.AdminService;
import dev.shrike.admin.Fixtures;
import dev.shrike.admin.Http;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLettersIT {
    @TempDir
    static Path folder;

    private static AdminService service;

    private final Tick tick = Fixtures.tick(UUID.randomUUID());
    private final UUID event = UUID.fromString(tick.getId());

    @BeforeAll
    static void start() {
        service = AdminService.start(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anAdministratorSeesALetterWithItsHistory() throws Exception {
        String handler = "left-" + event;
        park(handler);

        JsonNode listed = letters("/admin/dead-letters/admin?handler=" + handler);
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("service").asText()).isEqualTo("admin");
        assertThat(listed.get(0).path("event_id").asText()).isEqualTo(event.toString());
        assertThat(listed.get(0).path("state").asText()).isEqualTo("parked");
        assertThat(letters("/admin/dead-letters?handler=" + handler)).isEqualTo(listed);

        JsonNode shown = letters("/admin/dead-letters/admin/" + event);
        assertThat(shown.get(0).path("history").get(0).path("error").asText()).isEqualTo("ours");
    }

    @Test
    void aLetterIsGivenToItsHandlerOnce() throws Exception {
        park("admin-audit");
        String wish = "{\"event_id\":\"" + event + "\"}";

        JsonNode outcomes = redrive(wish);

        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).path("outcome").asText()).as("%s", outcomes).isEqualTo("HANDLED");
        assertThat(redrive(wish)).isEmpty();
        assertThat(audited()).isEqualTo(1);
        assertThat(letters("/admin/dead-letters/admin?handler=admin-audit&limit=1000")
                        .findValuesAsText("event_id"))
                .doesNotContain(event.toString());
        assertThat(letters("/admin/dead-letters/admin/" + event)
                        .get(0)
                        .path("state")
                        .asText())
                .isEqualTo("redriven");
    }

    @Test
    void aLetterWhoseHandlerIsGoneStaysAndSaysWhy() throws Exception {
        String handler = "left-" + event;
        park(handler);

        JsonNode outcome = redrive("{\"handler\":\"" + handler + "\"}").path(0);

        assertThat(outcome.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(outcome.path("reason").asText()).contains("no handler of that name");
        assertThat(letters("/admin/dead-letters/admin?handler=" + handler)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                          | event_id, handler, or all",
                "{'all':false}               | event_id, handler, or all",
                "{'event_id':'five'}         | event_id",
                "{'handler':                 | JSON",
            })
    void aSenselessRedriveIsRefusedWithWhatIsWrong(String wish, String says) {
        Http.Answer answer = service.admin().post("/admin/dead-letters/admin/redrive", wish.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?limit=many", "/five"})
    void aSenselessQuestionIsRefused(String rest) {
        Http.Answer answer = service.admin().get("/admin/dead-letters/admin" + rest);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void unknownServicesAndEventsAreNotFoundWithWhatThereIs() {
        assertThat(service.admin()
                        .get("/admin/dead-letters/owls")
                        .json()
                        .path("detail")
                        .asText())
                .contains("admin")
                .contains("not for owls");
        assertThat(service.admin().get("/admin/dead-letters/admin/" + event).status())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseMayLookOrRedrive() {
        Http person = service.person(UUID.randomUUID());

        assertThat(person.get("/admin/dead-letters").status()).isEqualTo(403);
        assertThat(person.get("/admin/dead-letters/admin").status()).isEqualTo(403);
        assertThat(person.post("/admin/dead-letters/admin/redrive", "{\"all\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(service.anonymous().get("/admin/dead-letters/admin").status())
                .isEqualTo(401);
    }

    private static JsonNode letters(String path) {
        Http.Answer answer = service.admin().get(path);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().path("dead_letters");
    }

    private static JsonNode redrive(String wish) {
        Http.Answer answer = service.admin().post("/admin/dead-letters/admin/redrive", wish);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().path("outcomes");
    }

    private void park(String handler) throws Exception {
        try (Connection connection = database();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into dead_letter (handler, event_id, aggregate, stream, stream_sequence, subject, headers,
                            payload, failures, history, kind, parked_at)
                        values (?, ?, ?, 'TICK', 0, ?, '{}', ?, 1,
                            '[{"at": "2026-11-21T07:00:00+00:00", "error": "ours", "delivery": 1}]', 'failed', now())""")) {
            EventCatalogue catalogue = EventCatalogue.standard();
            insert.setString(1, handler);
            insert.setObject(2, event);
            insert.setString(3, tick.getData().getUser().getId());
            insert.setString(4, catalogue.of(tick).subjectOf(tick));
            insert.setBytes(5, new SingleObjectEncoding(catalogue).encode(tick));
            insert.executeUpdate();
        }
    }

    private long audited() throws Exception {
        try (Connection connection = database();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from audit_entry where event_id = ?")) {
            select.setObject(1, event);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Connection database() throws SQLException {
        Brokers brokers = Brokers.shared(Part.NATS, Part.POSTGRES);
        return DriverManager.getConnection(
                brokers.jdbcUrl("admin"), brokers.postgresUser(), brokers.postgresPassword());
    }
}
