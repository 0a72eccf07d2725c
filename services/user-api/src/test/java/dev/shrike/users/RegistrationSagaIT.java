package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.messaging.saga.SagaPoint;
import dev.shrike.messaging.saga.SagaPoint.Place;
import dev.shrike.users.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationSagaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Interruption INTERRUPTION = new Interruption();

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final String name = "ana-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        platform = new Platform(folder, "_registration", Map.of(), INTERRUPTION);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aRegistrationIsASagaWhoseStepsAreShown() {
        UUID id = UUID.fromString(register().json().path("id").asText());

        JsonNode saga = sagaOf(id, "completed");

        assertThat(saga.path("steps").findValuesAsText("name"))
                .containsExactly("provision-key", "create-person", "set-credentials", "activate");
        assertThat(saga.path("steps").findValuesAsText("status")).containsOnly("done");
        assertThat(saga.toString()).doesNotContain(name);
    }

    @Test
    void aRegistrationIsUndoneWhenTheNameIsTakenWhereOneLogsIn() throws Exception {
        UUID other = UUID.randomUUID();
        String credentials =
                "{\"username\": \"%s\", \"password\": \"%s\", \"admin\": false}".formatted(name, Platform.PASSWORD);
        assertThat(platform.service()
                        .send("PUT", "/internal/credentials/" + other, credentials)
                        .status())
                .isEqualTo(204);
        long people = platform.count("select count(*) from app_user");

        assertThat(register()).matches(it -> it.isProblem(409, "username-taken"));

        assertThat(platform.count("select count(*) from app_user")).isEqualTo(people);
        JsonNode saga = admin.get("/admin/sagas?status=compensated")
                .json()
                .path("sagas")
                .path(0);
        JsonNode steps =
                admin.get("/admin/sagas/" + saga.path("id").asText()).json().path("steps");
        assertThat(steps.findValuesAsText("status")).containsExactly("undone", "undone", "undone");
        assertThat(platform.service()
                        .get("/internal/users/" + saga.path("key").asText() + "/address")
                        .status())
                .as("the key of whoever it was to be is destroyed")
                .isEqualTo(410);
        platform.service().send("DELETE", "/internal/credentials/" + other, null);
        assertThat(register().status()).isEqualTo(201);
    }

    @Test
    void aRegistrationWhoseRequestDiedIsCompletedByTheService() throws Exception {
        INTERRUPTION.at(new SagaPoint(Place.DONE, "set-credentials"));

        assertThat(register().status()).isGreaterThanOrEqualTo(500);
        platform.change("update saga_task set execution_time = now() where task_name = 'saga-registration'");

        Awaitility.await("the registration is complete").atMost(PATIENCE).until(() -> !found().isEmpty());
        UUID id = UUID.fromString(found().path(0).path("id").asText());
        assertThat(platform.login(name).get("/users/" + id).status()).isEqualTo(200);
        Awaitility.await("the world is told")
                .atMost(PATIENCE)
                .until(() -> platform.events("user", id, "created").size() == 1);
    }

    @Test
    void aRegistrationWhoseRequestDiedBeforeThePasswordWasSetIsCompletedByTheSameRequest() {
        INTERRUPTION.at(new SagaPoint(Place.DONE, "create-person"));
        assertThat(register().status()).isGreaterThanOrEqualTo(500);

        Answer again = register();

        assertThat(again.status()).isEqualTo(201);
        UUID id = UUID.fromString(again.json().path("id").asText());
        assertThat(platform.login(name).get("/users/" + id).status()).isEqualTo(200);
        assertThat(sagaOf(id, "completed").path("failure").asText()).isEmpty();
    }

    @Test
    void onlyAdminsSeeSagasAndOnlyStuckOnesAreHelpedOn() {
        UUID person = UUID.fromString(register().json().path("id").asText());
        String saga = "/admin/sagas/" + sagaOf(person, "completed").path("id").asText();
        String retry = "{\"remedy\": \"retry\", \"reason\": \"why not\"}";
        Http ana = platform.login(name);

        assertThat(ana.get("/admin/sagas")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ana.get(saga)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ana.post(saga + "/resumptions", retry)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(platform.http().get("/admin/sagas")).matches(it -> it.isProblem(401, "unauthorized"));
        assertThat(admin.post(saga + "/resumptions", retry)).matches(it -> it.isProblem(409, "not-stuck"));
        assertThat(admin.post(saga + "/resumptions", "{\"remedy\": \"hope\", \"reason\": \"\"}"))
                .matches(it -> it.isProblem(400, "validation"));
        assertThat(admin.get("/admin/sagas/" + UUID.randomUUID())).matches(it -> it.isProblem(404, "not-found"));
        assertThat(admin.get("/admin/sagas?status=lost")).matches(it -> it.isProblem(400, "validation"));
        assertThat(admin.get("/admin/sagas").json().path("sagas")).isEmpty();
    }

    private static JsonNode sagaOf(UUID person, String status) {
        for (JsonNode saga :
                admin.get("/admin/sagas?limit=200&status=" + status).json().path("sagas")) {
            if (saga.path("key").asText().equals(person.toString())) {
                return admin.get("/admin/sagas/" + saga.path("id").asText()).json();
            }
        }
        throw new AssertionError("No saga of " + person + " is " + status);
    }

    private JsonNode found() {
        return admin.get("/users?username=" + name).json().path("users");
    }

    private Answer register() {
        return platform.http().post("/users", """
                {"username": "%s", "email": "%s@example.org", "display_name": "Ana", "password": "%s"}""".formatted(name, name, Platform.PASSWORD));
    }
}
