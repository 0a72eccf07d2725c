package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.users.Http.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleIT {

    @TempDir
    private static Path folder;

    private static Platform platform;
    private static Http admin;

    private final String name = "ana-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        platform = new Platform(folder);
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aPersonRegistersLogsInAndReadsAndChangesTheirProfile() {
        Answer registered = register(name);
        UUID id = id(registered);

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.header("Location")).isEqualTo("/users/" + id);
        Http ana = platform.login(name);
        assertThat(ana.get("/users/" + id).json()).isEqualTo(registered.json());
        Answer changed = ana.send("PATCH", "/users/" + id, "{\"display_name\": \"Ana P\u00e9rez\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(ana.get("/users/" + id).json().path("display_name").asText()).isEqualTo("Ana P\u00e9rez");
        assertThat(ana.get("/users/" + id).json().path("email").asText()).isEqualTo(email(name));
        within().until(() -> platform.events("user", id, "updated").size() == 1);
        within().until(() -> platform.events("user", id, "created").size() == 1);
        within().until(() -> platform.events("user", id, "login").size() == 1);
        assertThat(platform.events("user", id, "login").getFirst().envelope().version())
                .isEqualTo("1.1");
    }

    @Test
    void aChangeThatCannotBeIsRefusedAndLeavesTheProfileAsItIs() {
        register("other-" + name);
        UUID id = id(register(name));
        Http ana = platform.login(name);

        assertThat(ana.send("PATCH", "/users/" + id, "{\"email\": \"" + email("other-" + name) + "\"}"))
                .matches(it -> it.isProblem(409, "email-taken"));
        assertThat(ana.send("PATCH", "/users/" + id, "{}")).matches(it -> it.isProblem(400, "nothing-to-change"));
        assertThat(ana.get("/users/" + id).json().path("email").asText()).isEqualTo(email(name));

        ana.send("PATCH", "/users/" + id, "{\"display_name\": \"Ana again\"}");
        within().until(() -> !platform.events("user", id, "updated").isEmpty());
        assertThat(platform.events("user", id, "updated")).hasSize(1);
    }

    @Test
    void servicesReadWhoIsRegisteredPageByPageAndNobodyElseDoes() {
        String id = id(register(name)).toString();
        Http service = platform.service();

        List<String> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = service.get("/internal/users?limit=2" + after).json();
            page.path("people").forEach(person -> all.add(person.path("id").asText()));
            after = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty() && all.size() < 1_000);

        assertThat(all).contains(id).isSorted().doesNotHaveDuplicates();
        assertThat(service.get("/internal/users?limit=0")).matches(it -> it.isProblem(400, "validation"));
        assertThat(admin.get("/internal/users")).matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void nothingReadableAboutAPersonIsStored() throws Exception {
        register(name);

        String email = HexFormat.of().formatHex(email(name).getBytes(StandardCharsets.UTF_8));
        assertThat(platform.storedText()).isNotEmpty().doesNotContain(name, "Ana of " + name, email);
    }

    @Test
    void everyBadFieldOfARegistrationIsNamed() {
        Answer answer = platform.http()
                .post(
                        "/users",
                        "{\"username\": \"a b\", \"email\": \"nowhere\", \"display_name\": \" \", \"password\": \"short\"}");

        assertThat(answer).matches(it -> it.isProblem(400, "validation"));
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactly("display_name", "email", "password", "username");
        assertThat(platform.http().post("/users", "{}").json().path("errors")).hasSize(4);
        assertThat(platform.http().post("/users", "{\"username\": 7")).matches(it -> it.isProblem(400, "malformed"));
    }

    @Test
    void aTakenNameOrAddressIsAConflictInAnySpelling() {
        register(name);

        assertThat(register(name.toUpperCase(Locale.ROOT))).matches(it -> it.isProblem(409, "username-taken"));
        assertThat(platform.http()
                        .post("/users", body("other-" + name, email(name).toUpperCase(Locale.ROOT))))
                .matches(it -> it.isProblem(409, "email-taken"));
    }

    @Test
    void aRepeatedRegistrationIsAnsweredAgainAndAnotherWithItsKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        Answer first = platform.http().post("/users", body(name, email(name)), "Idempotency-Key", key);
        Answer again = platform.http().post("/users", body(name, email(name)), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(platform.http().post("/users", body("b" + name, email("b" + name)), "Idempotency-Key", key))
                .matches(it -> it.isProblem(422, "idempotency-key-reused"));
    }

    @Test
    void aRegistrationThatWasCutOffIsCompletedByTheSameRequest() throws Exception {
        UUID id = id(register(name));
        platform.change("delete from outbox where aggregate = '%s'".formatted(id));
        platform.change("update app_user set state = 'pending' where id = '%s'".formatted(id));
        platform.service().send("DELETE", "/internal/credentials/" + id, null);
        assertThat(admin.get("/users/" + id)).matches(it -> it.isProblem(404, "not-found"));

        assertThat(id(register(name))).isEqualTo(id);

        assertThat(platform.login(name).get("/users/" + id).status()).isEqualTo(200);
        within().until(() -> platform.events("user", id, "created").size() == 1);
    }

    @Test
    void nobodyReadsChangesOrErasesAnotherPerson() {
        String path = "/users/" + id(register(name));
        register("ben-" + name);
        Http ben = platform.login("ben-" + name);

        assertThat(ben.get(path)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ben.send("PATCH", path, "{\"display_name\": \"x\"}")).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ben.send("DELETE", path, null)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ben.post("/gdpr/erasures", "{\"user\": {\"id\": \"%s\"}}".formatted(path.substring(7))))
                .matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ben.get("/users?username=" + name)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(platform.http().get(path)).matches(it -> it.isProblem(401, "unauthorized"));
        assertThat(platform.service().get(path)).matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void anAdminFindsPeopleByName() {
        UUID id = id(register(name));

        assertThat(admin.get("/users?username=" + name)
                        .json()
                        .path("users")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(id.toString());
        String email = admin.get("/users/" + id).json().path("email").asText();
        assertThat(admin.get("/users?email=" + email.toUpperCase(Locale.ROOT))
                        .json()
                        .at("/users/0/id")
                        .asText())
                .isEqualTo(id.toString());
        assertThat(admin.get("/users?email=nobody@example.org").json().path("users"))
                .isEmpty();
        assertThat(admin.get("/users")).matches(it -> it.isProblem(400, "one-of-two"));
        assertThat(admin.get("/users?username=" + name + "&email=" + email))
                .matches(it -> it.isProblem(400, "one-of-two"));
        assertThat(admin.get("/users?username=nobody").json().path("users")).isEmpty();
        assertThat(admin.get("/users/" + UUID.randomUUID())).matches(it -> it.isProblem(404, "not-found"));
        assertThat(admin.get("/users/nobody")).matches(it -> it.isProblem(400, "malformed"));
    }

    @Test
    void aServiceLearnsWhereToWriteAndNobodyElseDoes() {
        UUID id = id(register(name));
        String path = "/internal/users/" + id + "/address";

        assertThat(platform.service().get(path).json().path("email").asText()).isEqualTo(email(name));
        assertThat(platform.service().get(path).json().path("display_name").asText())
                .isEqualTo("Ana of " + name);
        assertThat(admin.get(path)).matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void aPersonIsErasedAndForgottenEverywhere() throws Exception {
        UUID id = id(register(name));
        String registration = "select count(*) from saga where name = 'registration' and key = '" + id + "'";
        assertThat(platform.count(registration)).isEqualTo(1);
        Http ana = platform.login(name);

        Answer accepted = ana.send("DELETE", "/users/" + id, null);

        assertThat(accepted.status()).isEqualTo(202);
        String erasure = accepted.header("Location");
        assertThat(accepted.json().path("state").asText()).isEqualTo("running");
        assertThat(platform.count(registration)).isZero();
        assertThat(admin.get("/users/" + id)).matches(it -> it.isProblem(410, "gone"));
        assertThat(platform.service().get("/internal/users/" + id + "/address"))
                .matches(it -> it.isProblem(410, "gone"));
        assertThat(admin.get("/users?username=" + name).json().path("users")).isEmpty();
        within().untilAsserted(
                        () -> assertThat(ana.get("/users/" + id)).matches(it -> it.isProblem(401, "unauthorized")));
        within().untilAsserted(
                        () -> assertThat(platform.tryLogin(name).status()).isEqualTo(401));
        assertThat(id(admin.post("/gdpr/erasures", "{\"user\": {\"id\": \"%s\"}}".formatted(id))))
                .hasToString(erasure.substring("/gdpr/erasures/".length()));

        within().until(() -> acknowledged(erasure, "auth-api"));
        assertThat(admin.get(erasure).json().path("state").asText()).isEqualTo("running");
        within().untilAsserted(() -> {
            assertThat(waitingFor("tick-api", "waiting")).isPositive();
            assertThat(waitingFor("tick-api", "oldest.age.seconds")).isPositive();
            assertThat(gauge("shrike.erasure.open")).isPositive();
        });
        platform.publish(gdpr(id, "erased", "tick-api"));

        within().until(() -> admin.get(erasure).json().path("state").asText().equals("completed"));
        within().until(() -> platform.events("gdpr", id, "completed").size() == 2);
        assertThat(admin.get(erasure).json().path("grade").asText()).isEqualTo("shredded");
        JsonNode listed =
                admin.get("/gdpr/erasures?state=completed&user=" + id).json().path("erasures");
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/user/id").asText()).isEqualTo(id.toString());
        assertThat(listed.at("/0/participants")).isNotEmpty();
        assertThat(admin.get("/gdpr/erasures?state=open&user=" + id).json().path("erasures"))
                .isEmpty();
        assertThat(admin.get("/gdpr/erasures?user=" + id + "&after="
                                + listed.at("/0/id").asText())
                        .json()
                        .path("erasures"))
                .isEmpty();
        assertThat(platform.http()
                        .get(erasure + "/certificate")
                        .json()
                        .path("grade")
                        .asText())
                .isEqualTo("shredded");
        assertThat(platform.events("gdpr", id, "delete")).hasSize(1);
        assertThat(platform.events("gdpr", id, "shredded")).hasSize(1);
        for (String type : List.of("created", "login", "deleted")) {
            assertThat(platform.events("user", id, type)).as("purged: " + type).isEmpty();
        }
        assertThat(register(name).status()).isEqualTo(201);
    }

    @Test
    void whoKnowsAnErasureSeesHowFarItIsButNotWhose() {
        UUID id = id(register(name));
        String erasure =
                platform.login(name).send("DELETE", "/users/" + id, null).header("Location");

        Answer seen = platform.http().get(erasure);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.response().body()).doesNotContain(id.toString(), "evidence");
        assertThat(admin.get(erasure).json().path("user").path("id").asText()).isEqualTo(id.toString());
        assertThat(platform.http().get("/gdpr/erasures/" + UUID.randomUUID()))
                .matches(it -> it.isProblem(404, "not-found"));
    }

    @Test
    void aDeletionThatAnotherServiceAnnouncesIsHonoured() {
        UUID id = id(register(name));

        platform.publish(gdpr(id, "delete", null));

        within().untilAsserted(() -> assertThat(admin.get("/users/" + id)).matches(it -> it.isProblem(410, "gone")));
        within().until(() -> platform.events("gdpr", id, "shredded").size() == 1);
        assertThat(platform.events("gdpr", id, "delete")).hasSize(1);
    }

    @Test
    void anErasureOfNobodyIsRefused() {
        assertThat(admin.post("/gdpr/erasures", "{\"user\": {\"id\": \"%s\"}}".formatted(UUID.randomUUID())))
                .matches(it -> it.isProblem(404, "not-found"));
        assertThat(admin.post("/gdpr/erasures", "{}")).matches(it -> it.isProblem(400, "validation"));
        assertThat(admin.post("/gdpr/erasures", "{\"user\": {\"id\": \"ana\"}}"))
                .matches(it -> it.isProblem(400, "validation"));
    }

    private static boolean acknowledged(String erasure, String participant) {
        for (var one : admin.get(erasure).json().path("participants")) {
            if (one.path("name").asText().equals(participant) && one.has("acknowledged")) {
                return true;
            }
        }
        return false;
    }

    private static double waitingFor(String participant, String what) {
        return platform.bean(MeterRegistry.class)
                .get("shrike.erasure.participant." + what)
                .tag("participant", participant)
                .gauge()
                .value();
    }

    private static double gauge(String name) {
        return platform.bean(MeterRegistry.class).get(name).gauge().value();
    }

    private static Answer register(String username) {
        return platform.http().post("/users", body(username, email(username)));
    }

    private static String body(String username, String email) {
        return """
                {"username": "%s", "email": "%s", "display_name": "Ana of %s", "password": "%s"}""".formatted(username, email, username, Platform.PASSWORD);
    }

    private static String email(String username) {
        return username + "@example.org";
    }

    private static UUID id(Answer answer) {
        return UUID.fromString(answer.json().path("id").asText());
    }

    private static ConditionFactory within() {
        return Awaitility.await().atMost(Duration.ofSeconds(20));
    }

    private static Gdpr gdpr(UUID person, String type, String participant) {
        return Gdpr.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(type)
                .setVersion(participant == null ? "1.0" : "1.1")
                .setData(GdprData.newBuilder()
                        .setUser(new User(person.toString()))
                        .setParticipant(participant)
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }
}
