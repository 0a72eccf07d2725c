package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.users.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restriction and rectification: rights that other services hear of by an event. */
class RestrictionIT {

    private static final String GROUND = "{\"ground\": \"accuracy_contested\"}";

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final String name = "ana-" + UUID.randomUUID();
    private UUID person;
    private Http ana;

    @BeforeAll
    static void start() {
        platform = new Platform(folder, "_restriction", Map.of(), FaultInjection.NONE);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void register() {
        person = UUID.fromString(platform.http()
                .post("/users", """
                        {"username": "%s", "email": "%s@example.org", "display_name": "Ana", "password": "%s"}""".formatted(name, name, Platform.PASSWORD))
                .json()
                .path("id")
                .asText());
        ana = platform.login(name);
    }

    @Test
    void restrictedDataIsUsedByNobodyButThePerson() {
        assertThat(ana.send("PUT", restriction(), GROUND).status()).isEqualTo(201);
        assertThat(ana.send("PUT", restriction(), GROUND).status()).isEqualTo(200);

        within().untilAsserted(
                        () -> assertThat(admin.get("/users/" + person)).matches(it -> it.isProblem(403, "restricted")));
        assertThat(admin.get("/users?username=" + name)).matches(it -> it.isProblem(403, "restricted"));
        assertThat(admin.send("PATCH", "/users/" + person, "{\"display_name\": \"x\"}"))
                .matches(it -> it.isProblem(403, "restricted"));
        assertThat(platform.service().get("/internal/users/" + person + "/address"))
                .matches(it -> it.isProblem(403, "restricted"));
        assertThat(ana.get("/users/" + person).json().path("username").asText()).isEqualTo(name);
        assertThat(admin.send("GET", "/users/" + person, null, "Shrike-Use", "legal-claims")
                        .status())
                .isEqualTo(200);

        assertThat(ana.send("DELETE", restriction(), null).status()).isEqualTo(204);

        within().untilAsserted(
                        () -> assertThat(admin.get("/users/" + person).status()).isEqualTo(200));
        assertThat(ana.get(restriction())).matches(it -> it.isProblem(404, "not-found"));
        assertThat(ana.send("DELETE", restriction(), null)).matches(it -> it.isProblem(404, "not-found"));
    }

    @Test
    void eachBeginningAndEndIsToldOnce() {
        ana.send("PUT", restriction(), GROUND);
        ana.send("PUT", restriction(), "{\"ground\": \"needed_for_claims\"}");
        admin.send("DELETE", restriction(), null);

        within().until(() -> platform.events("gdpr", person, "restrict").size() == 2);
        assertThat(platform.events("gdpr", person, "restrict"))
                .extracting(stored -> ((Gdpr) stored.event()).getData().getEvidence())
                .containsExactly("{\"restricted\":true}", "{\"restricted\":false}");
    }

    @Test
    void aRestrictionGrantsTheRequestForIt() {
        Answer asked = ana.post("/gdpr/requests", """
                {"user": {"id": "%s"}, "kind": "restriction"}""".formatted(person));

        admin.send("PUT", restriction(), GROUND);

        JsonNode request = ana.get(asked.header("Location")).json();
        assertThat(request.path("state").asText()).isEqualTo("granted");
        assertThat(ana.get(restriction()).json().path("ground").asText()).isEqualTo("accuracy_contested");
    }

    @Test
    void nobodyRestrictsAnotherPersonOrNobody() {
        String stranger = "/gdpr/restrictions/" + UUID.randomUUID();

        assertThat(ana.send("PUT", stranger, GROUND)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ana.get(stranger)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(admin.send("PUT", stranger, GROUND)).matches(it -> it.isProblem(404, "not-found"));
        assertThat(ana.send("PUT", restriction(), "{\"ground\": \"mood\"}"))
                .matches(it -> it.isProblem(400, "validation"));
    }

    @Test
    void aChangedProfileIsARectificationUnderANewKey() throws Exception {
        ana.send(
                "PATCH",
                "/users/" + person,
                "{\"display_name\": \"Ana Maria\", \"email\": \"%s@example.net\"}".formatted(name));

        within().until(() -> platform.events("gdpr", person, "rectify").size() == 1);
        Gdpr event =
                (Gdpr) platform.events("gdpr", person, "rectify").getFirst().event();
        assertThat(event.getData().getEvidence()).isEqualTo("{\"fields\":[\"display_name\",\"email\"]}");
        assertThat(event.getMetadata().getCorrelationId()).isNotNull();
        assertThat(keys()).isEqualTo(2);
        assertThat(ana.get("/users/" + person).json().path("display_name").asText())
                .isEqualTo("Ana Maria");
    }

    @Test
    void whatIsRightAlreadyIsNotRectified() throws Exception {
        ana.send("PATCH", "/users/" + person, "{\"display_name\": \"Ana\"}");

        within().until(() -> platform.events("user", person, "updated").size() == 1);
        assertThat(platform.events("gdpr", person, "rectify")).isEmpty();
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void aRectificationThatIsRefusedLeavesTheKeyAsItWas() throws Exception {
        String other = "ben-" + UUID.randomUUID();
        platform.http().post("/users", """
                {"username": "%s", "email": "%s@example.org", "display_name": "Ben", "password": "%s"}""".formatted(other, other, Platform.PASSWORD));

        assertThat(ana.send("PATCH", "/users/" + person, "{\"email\": \"%s@example.org\"}".formatted(other)))
                .matches(it -> it.isProblem(409, "email-taken"));

        assertThat(keys()).isEqualTo(1);
        assertThat(ana.get("/users/" + person).status()).isEqualTo(200);
    }

    private long keys() throws Exception {
        return platform.count(
                "select count(*) from vault.data_key where subject = '%s' and purpose = 'profile'".formatted(person));
    }

    private String restriction() {
        return "/gdpr/restrictions/" + person;
    }

    private static ConditionFactory within() {
        return Awaitility.await().atMost(Duration.ofSeconds(20));
    }
}
