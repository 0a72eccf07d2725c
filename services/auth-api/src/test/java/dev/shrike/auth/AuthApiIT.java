package dev.shrike.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.shrike.auth.Http.Answer;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.schemas.count.v1.Count;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthApiIT {

    private static final String PASSWORD = "tit-tit-tuit";

    @TempDir
    private static Path folder;

    private static EmbeddedServer server;
    private static Http http;

    private final UUID ana = UUID.randomUUID();
    private final String name = "Ana-" + ana;

    @BeforeAll
    static void start() {
        Brokers brokers = Brokers.shared(Part.POSTGRES, Part.NATS);
        Map<String, Object> settings = Map.of(
                "shrike.nats.url", brokers.nats().toString(),
                "datasources.auth.url", brokers.jdbcUrl("auth"),
                "datasources.auth.username", brokers.postgresUser(),
                "datasources.auth.password", brokers.postgresPassword(),
                "shrike.service.secret", "0123456789abcdef0123456789abcdef",
                "shrike.token.key-file", folder.resolve("token-key.json").toString(),
                "shrike.token.create-key", true,
                "shrike.users.url", "http://127.0.0.1:1",
                "micronaut.server.port", 0);
        server = ApplicationContext.builder(settings)
                .propertySources(ModuleSettings.of("auth-api"))
                .run(EmbeddedServer.class);
        http = Http.anonymous(server.getURI());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPasswordGivesATokenThatThePublishedKeyVerifies() throws Exception {
        register();

        Answer answer = login(name, PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(answer.json().path("user").path("id").asText()).isEqualTo(ana.toString());
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        SignedJWT token = SignedJWT.parse(answer.json().path("access_token").asText());
        JWKSet keys = JWKSet.parse(http.get("/keys").response().body());
        assertThat(keys.containsNonPublicKeys()).isFalse();
        assertThat(token.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
    }

    @Test
    void aLoginIsPublishedEvenWhileTheKeyVaultIsAway() {
        register();

        login(name, PASSWORD);

        Awaitility.await("the login").until(() -> events("user", "login").size() == 1);
        assertThat(events("user", "login").getFirst().envelope().version()).isEqualTo("1.0");
    }

    @Test
    void theNameMayBeSpelledInAnyCase() {
        register();

        assertThat(login(name.toUpperCase(Locale.ROOT), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        register();

        Answer wrong = login(name, "not-the-password");
        Answer unknown = login("nobody", "not-the-password");

        assertThat(wrong).matches(it -> it.isProblem(401, "unauthorized"));
        assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong));
    }

    /** Each request has a trace of its own. */
    private static String withoutTrace(Answer answer) {
        return answer.response().body().replaceFirst("\"trace_id\":\"[0-9a-f]{32}\"", "\"trace_id\":\"\"");
    }

    @Test
    void afterTenAttemptsANameHasToWait() {
        register();
        for (int i = 0; i < 10; i++) {
            assertThat(login(name, "not-the-password").status()).isEqualTo(401);
        }

        Answer answer = login(name, PASSWORD);

        assertThat(answer).matches(it -> it.isProblem(429, "too-many-requests"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(200, 300);
    }

    @Test
    void badInputIsAProblem() {
        assertThat(http.post("/login", "{\"username\": \"\"}")).matches(it -> it.isProblem(400, "validation"));
        assertThat(http.post("/login", "{\"username\": ")).matches(it -> it.isProblem(400, "malformed"));
        assertThat(login(name, "x".repeat(2 * 1024 * 1024))).matches(it -> it.isProblem(413, "too-large"));
    }

    @Test
    void aTokenIsRefusedAfterLogout() {
        register();
        Http person =
                http.with(login(name, PASSWORD).json().path("access_token").asText());

        assertThat(person.post("/logout", null).status()).isEqualTo(204);
        assertThat(person.post("/logout", null)).matches(it -> it.isProblem(401, "unauthorized"));
    }

    @Test
    void servicesReadAPersonsSessionsPageByPageWithoutAnythingToLogInWith() {
        register();
        String token = login(name, PASSWORD).json().path("access_token").asText();
        http.with(token).post("/logout", null);
        login(name, PASSWORD);
        Http service = http.with(
                server.getApplicationContext().getBean(ServiceTokens.class).issue());
        String path = "/internal/people/" + ana + "/sessions";

        Answer all = service.get(path);
        Answer first = service.get(path + "?limit=1");
        Answer second =
                service.get(path + "?limit=2&after=" + first.json().path("next").asText());

        assertThat(all.json().path("items"))
                .hasSize(2)
                .allSatisfy(session -> assertThat(session.fieldNames())
                        .toIterable()
                        .contains("issued", "expires")
                        .isSubsetOf("issued", "expires", "ended"));
        assertThat(all.json().path("items").findValues("ended")).hasSize(1);
        assertThat(List.of(first.json().at("/items/0"), second.json().at("/items/0")))
                .containsExactlyInAnyOrderElementsOf(all.json().path("items"));
        assertThat(second.json().has("next")).isFalse();
        assertThat(http.with(token(name)).get(path)).matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void aRoleThatAnAdminGivesIsInTheNextTokenAndOneThatIsTakenIsNot() throws Exception {
        register();
        UUID boss = UUID.randomUUID();
        Http admin = admin(boss);
        Http before = http.with(token(name));
        String path = "/roles/" + ana;

        assertThat(before.send("PUT", path + "/analyst", null)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(admin.send("PUT", path + "/analyst", null).status()).isEqualTo(201);
        assertThat(admin.send("PUT", path + "/analyst", null).status()).isEqualTo(200);
        assertThat(rolesAtLogin()).containsExactly("ROLE_USER", "ROLE_ANALYST");

        assertThat(admin.send("DELETE", path + "/analyst", null).status()).isEqualTo(204);
        assertThat(admin.send("DELETE", path + "/analyst", null)).matches(it -> it.isProblem(404, "not-found"));
        assertThat(rolesAtLogin()).containsExactly("ROLE_USER");

        JsonNode seen = admin.get(path).json();
        assertThat(seen.path("roles")).isEmpty();
        assertThat(seen.at("/history/0/granted_by").asText()).isEqualTo(boss.toString());
        assertThat(seen.at("/history/0/revoked_by").asText()).isEqualTo(boss.toString());
        assertThat(before.get(path).json().at("/history/0").has("granted_by")).isFalse();
    }

    @Test
    void onlyRolesThatThereAreAreGivenToPeopleWhoAreThere() {
        register();
        Http admin = admin(UUID.randomUUID());

        assertThat(admin.send("PUT", "/roles/" + ana + "/admin", null)).matches(it -> it.isProblem(400, "validation"));
        assertThat(admin.send("PUT", "/roles/" + UUID.randomUUID() + "/analyst", null))
                .matches(it -> it.isProblem(404, "not-found"));
        assertThat(admin.get("/roles/" + ana).json().path("history")).isEmpty();
        assertThat(http.with(token(name)).get("/roles/" + UUID.randomUUID()))
                .matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void whoIsSuspendedIsLockedOutAtOnceUntilItIsLifted() {
        register();
        Http person = http.with(token(name));
        UUID boss = UUID.randomUUID();
        String path = "/suspensions/" + ana;

        assertThat(person.send("PUT", path, null)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(admin(boss).send("PUT", path, null).status()).isEqualTo(201);
        assertThat(admin(boss).send("PUT", path, null).status()).isEqualTo(200);

        assertThat(person.get("/roles/" + ana)).matches(it -> it.isProblem(401, "unauthorized"));
        assertThat(login(name, PASSWORD)).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(login(name, "wrong password")).matches(it -> it.isProblem(401, "unauthorized"));
        assertThat(admin(boss).get(path).json().path("by").asText()).isEqualTo(boss.toString());

        assertThat(admin(boss).send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(admin(boss).send("DELETE", path, null)).matches(it -> it.isProblem(404, "not-found"));
        assertThat(person.get("/roles/" + ana))
                .matches(it -> it.isProblem(401, "unauthorized")); // its session was ended
        assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void nobodySuspendsThemselvesOrSomebodyWhoIsNotThere() {
        UUID boss = UUID.randomUUID();

        assertThat(admin(boss).send("PUT", "/suspensions/" + boss, null))
                .matches(it -> it.isProblem(409, "own-account"));
        assertThat(admin(boss).send("PUT", "/suspensions/" + UUID.randomUUID(), null))
                .matches(it -> it.isProblem(404, "not-found"));
    }

    @Test
    void onlyServicesTouchCredentials() {
        register();
        String token = login(name, PASSWORD).json().path("access_token").asText();

        String path = "/internal/credentials/" + ana;
        assertThat(http.send("PUT", path, credentials(name))).matches(it -> it.isProblem(401, "unauthorized"));
        assertThat(http.with(token).send("PUT", path, credentials(name))).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(http.with(token).send("DELETE", path, null)).matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void settingCredentialsAgainChangesNothingAndAnothersNameIsTaken() {
        register();

        assertThat(put(ana, name).status()).isEqualTo(204);
        assertThat(put(UUID.randomUUID(), name.toLowerCase(Locale.ROOT)))
                .matches(it -> it.isProblem(409, "username-taken"));
        assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anErasedPersonCannotLogInAndTheirTokenIsRefused() {
        register();
        admin(UUID.randomUUID()).send("PUT", "/roles/" + ana + "/analyst", null);
        admin(UUID.randomUUID()).send("PUT", "/suspensions/" + ana, null);
        admin(UUID.randomUUID()).send("DELETE", "/suspensions/" + ana, null);
        Http person =
                http.with(login(name, PASSWORD).json().path("access_token").asText());

        server.getApplicationContext().getBean(EventPublisher.class).publish(deletion());

        Awaitility.await("the acknowledgement")
                .atMost(Duration.ofSeconds(20))
                .until(() -> events("gdpr", "erased").size() == 1);
        Gdpr acknowledgement = (Gdpr) events("gdpr", "erased").getFirst().event();
        assertThat(acknowledgement.getData().getParticipant()).isEqualTo("auth-api");
        assertThat(acknowledgement.getData().getEvidence())
                .contains("\"credentials\":1", "\"sessions\":1", "\"granted_roles\":1", "\"suspensions\":1");
        assertThat(login(name, PASSWORD).status()).isEqualTo(401);
        assertThat(put(ana, name)).matches(it -> it.isProblem(410, "gone"));
        Awaitility.await("the refusal")
                .untilAsserted(() ->
                        assertThat(person.post("/logout", null)).matches(it -> it.isProblem(401, "unauthorized")));
    }

    @Test
    void nobodySetsCredentialsOfAPersonWhoWasErasedAMomentAgo() {
        register();
        http.with(login(name, PASSWORD).json().path("access_token").asText()).post("/logout", null);
        refuseBehindTheCache();

        assertThat(put(ana, name)).matches(it -> it.isProblem(410, "gone"));
    }

    /** As another instance of the service does that erases the person. */
    private void refuseBehindTheCache() {
        TransactionOperations<?> transactions = server.getApplicationContext()
                .getBean(Argument.of(TransactionOperations.class, Connection.class), Qualifiers.byName("auth"));
        transactions.executeWrite(status -> {
            try (var statement = ((Connection) status.getConnection()).createStatement()) {
                return statement.executeUpdate("insert into refused_person (person) values ('" + ana + "')");
            }
        });
    }

    private static Http admin(UUID id) {
        return http.with(server.getApplicationContext()
                .getBean(PersonTokens.class)
                .issue(id, List.of(Roles.USER, Roles.ADMIN), Duration.ofMinutes(5))
                .value());
    }

    private List<String> rolesAtLogin() throws Exception {
        Answer answer = login(name, PASSWORD);
        SignedJWT token = SignedJWT.parse(answer.json().path("access_token").asText());
        return token.getJWTClaimsSet().getStringListClaim("roles");
    }

    private static String token(String username) {
        return login(username, PASSWORD).json().path("access_token").asText();
    }

    private void register() {
        assertThat(put(ana, name).status()).isEqualTo(204);
    }

    @Test
    void aRefusedLoginIsCountedAndNobodyNamed() {
        long before = refusals();

        assertThat(login(name, "wrong").status()).isEqualTo(401);

        Awaitility.await("it is counted").atMost(Duration.ofSeconds(60)).until(() -> refusals() > before);
    }

    private static long refusals() {
        return server
                .getApplicationContext()
                .getBean(EventReader.class)
                .readAggregate("count", "login-refused", 0, EventReader.MAX_LIMIT)
                .events()
                .stream()
                .mapToLong(event -> ((Count) event.event()).getData().getTimes())
                .sum();
    }

    private static Answer put(UUID person, String username) {
        String token =
                server.getApplicationContext().getBean(ServiceTokens.class).issue();
        return http.with(token).send("PUT", "/internal/credentials/" + person, credentials(username));
    }

    private static String credentials(String username) {
        return "{\"username\": \"%s\", \"password\": \"%s\", \"admin\": false}".formatted(username, PASSWORD);
    }

    private static Answer login(String username, String password) {
        return http.post("/login", "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password));
    }

    private List<StoredEvent> events(String event, String type) {
        Stream<StoredEvent> stored = server
                .getApplicationContext()
                .getBean(EventReader.class)
                .readAggregate(event, ana.toString(), 0, 100)
                .events()
                .stream();
        return stored.filter(it -> it.envelope().type().equals(type)).toList();
    }

    private Gdpr deletion() {
        return Gdpr.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("delete")
                .setVersion("1.0")
                .setData(GdprData.newBuilder().setUser(new User(ana.toString())).build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }
}
