package dev.shrike.users.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.rest.keys.KeyStatus;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import dev.shrike.users.keys.access.KeyAccess;
import dev.shrike.users.keys.access.KeyRight;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysControllerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static EmbeddedServer server;

    @TempDir
    private static Path folder;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = builder(settings()).run(EmbeddedServer.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void makesAKeyOnceAndGivesItToWhoeverAsks() throws Exception {
        JsonNode made = JSON.readTree(post("sighting").body());

        assertThat(JSON.readTree(post("sighting").body())).isEqualTo(made);
        HttpResponse<String> found = get("sighting", made.path("version").asInt());
        assertThat(JSON.readTree(found.body())).isEqualTo(made);
        assertThat(found.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(made.fieldNames())
                .toIterable()
                .containsExactly("person", "purpose", "version", "fingerprint", "key");
    }

    @Test
    void afterAnErasureTheKeyIsGone() throws Exception {
        post("sighting");
        server.getApplicationContext().getBean(PostgresVault.class).shred(person, UUID.randomUUID());

        assertThat(get("sighting", 1)).satisfies(answer -> isRefused(answer, 410, KeyStatus.ERASED));
        assertThat(post("sighting")).satisfies(answer -> isRefused(answer, 410, KeyStatus.ERASED));
    }

    @Test
    @SuppressWarnings("unchecked")
    void shreddingIsUndoneWithTheTransactionItJoined() throws Exception {
        post("sighting");
        TransactionOperations<Connection> transactions =
                server.getApplicationContext().getBean(TransactionOperations.class, Qualifiers.byName("users"));

        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.executeWrite(status -> {
                    server.getApplicationContext().getBean(PostgresVault.class).shred(person, UUID.randomUUID());
                    throw new IllegalStateException("something else went wrong");
                }));

        assertThat(get("sighting", 1).statusCode()).isEqualTo(200);
    }

    @Test
    void aDatabaseThatIsAwayStopsTheStartAsAnOutage() {
        Map<String, Object> settings = settings();
        settings.put("datasources.users.url", "jdbc:postgresql://127.0.0.1:1/users");
        settings.put("datasources.users.initialization-fail-timeout", -1);
        settings.put("datasources.users.connection-timeout", 300);
        settings.put("flyway.datasources.users.enabled", false);

        assertThatExceptionOfType(BeanContextException.class)
                .isThrownBy(() -> builder(settings).start().close())
                .withStackTraceContaining(VaultUnavailableException.class.getName());
    }

    @Test
    void aMissingKeyFileStopsTheStart() {
        Map<String, Object> settings = settings();
        settings.put("shrike.kek.file", folder.resolve("absent.json").toString());
        settings.put("shrike.kek.create-key", false);

        assertThatExceptionOfType(BeanContextException.class)
                .isThrownBy(() -> builder(settings).start().close())
                .withStackTraceContaining("absent.json does not exist");
    }

    @Test
    void aKeyThatWasNeverIssuedIsUnknown() throws Exception {
        assertThat(get("sighting", 1)).satisfies(answer -> isRefused(answer, 404, KeyStatus.UNKNOWN));
    }

    @Test
    void aPurposeIsAWord() throws Exception {
        assertThat(post("Not-A-Word").statusCode()).isEqualTo(400);
    }

    @Test
    void todaysServicesHaveWhatTheyNeedAndNoMore() {
        KeyAccess access = server.getApplicationContext().getBean(KeyAccess.class);

        Map<String, String> held = new TreeMap<>();
        for (String service : List.of(
                "auth-api", "user-api", "tick-api", "notifier", "statistics-api", "admin-api", "gateway", "shrike")) {
            for (String purpose : List.of("profile", "client", "sighting")) {
                if (access.allows(service, purpose, KeyRight.SEAL)) {
                    boolean opens = access.allows(service, purpose, KeyRight.OPEN);
                    held.put(service + " " + purpose, opens ? "open" : "seal");
                }
            }
        }
        assertThat(held)
                .isEqualTo(Map.ofEntries(
                        Map.entry("auth-api client", "seal"),
                        Map.entry("tick-api sighting", "open"),
                        Map.entry("admin-api profile", "open"),
                        Map.entry("admin-api client", "open"),
                        Map.entry("admin-api sighting", "open"),
                        Map.entry("gateway profile", "open"),
                        Map.entry("gateway client", "open"),
                        Map.entry("gateway sighting", "open"),
                        Map.entry("user-api profile", "open"),
                        Map.entry("user-api client", "open"),
                        Map.entry("user-api sighting", "open")));
    }

    @Test
    void aRightForAPurposeThatNoEventHasStopsTheStart() {
        Map<String, Object> settings = settings();
        settings.put("shrike.keys.access.tick-api.egg", "open");

        assertThatExceptionOfType(BeanContextException.class)
                .isThrownBy(() -> builder(settings).start().close())
                .withStackTraceContaining("shrike.keys.access.tick-api.egg: no sealed field has this purpose");
    }

    @Test
    void anOperatorGivesAndTakesRights() {
        Map<String, Object> settings = settings();
        settings.put("shrike.keys.access.tick-api.sighting", "none");
        settings.put("shrike.keys.access.nest-api.sighting", "seal");
        try (ApplicationContext other = builder(settings).start()) {
            KeyAccess access = other.getBean(KeyAccess.class);

            assertThat(access.allows("tick-api", "sighting", KeyRight.SEAL)).isFalse();
            assertThat(access.allows("nest-api", "sighting", KeyRight.SEAL)).isTrue();
            assertThat(access.allows("admin-api", "sighting", KeyRight.OPEN)).isTrue();
        }
    }

    @Test
    void aKeyThatIsNotForTheServiceIsRefusedInWords() throws Exception {
        HttpResponse<String> refused = send("auth-api", request("/sighting/1").GET());

        assertThat(refused).satisfies(answer -> isRefused(answer, 403, KeyStatus.NOT_ALLOWED));
        assertThat(JSON.readTree(refused.body()).path("detail").asText())
                .isEqualTo("auth-api has no right to open sighting (shrike.keys.access).");
        HttpRequest.Builder sealing = request("/client").POST(HttpRequest.BodyPublishers.noBody());
        assertThat(send("auth-api", sealing).statusCode()).isEqualTo(200);
        assertThat(send("auth-api", request("/client/1").GET()))
                .satisfies(answer -> isRefused(answer, 403, KeyStatus.NOT_ALLOWED));
    }

    @Test
    void aVersionIsOneOrMore() throws Exception {
        assertThat(get("sighting", 0).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyServicesGetKeys() throws Exception {
        HttpRequest anonymous = request("/sighting/1").GET().build();

        assertThat(CLIENT.send(anonymous, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    private static void isRefused(HttpResponse<String> answer, int status, KeyStatus reason) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue(KeyStatus.HEADER)).contains(reason.name());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private HttpResponse<String> get(String purpose, int version) throws IOException, InterruptedException {
        return send(request("/" + purpose + "/" + version).GET());
    }

    private HttpResponse<String> post(String purpose) throws IOException, InterruptedException {
        return send(request("/" + purpose).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve("/internal/keys/" + person + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send("tick-api", request);
    }

    private static HttpResponse<String> send(String service, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String token =
                server.getApplicationContext().getBean(ServiceTokens.class).issue(service);
        return CLIENT.send(
                request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ApplicationContextBuilder builder(Map<String, Object> settings) {
        return ApplicationContext.builder(settings)
                .propertySources(ModuleSettings.of("user-api"), ModuleSettings.of("auth-api"));
    }

    private static Map<String, Object> settings() {
        Brokers brokers = Brokers.shared(Part.POSTGRES, Part.NATS);
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.port", 0);
        settings.put("shrike.service.secret", "0123456789abcdef0123456789abcdef");
        settings.put("shrike.kek.file", folder.resolve("kek.json").toString());
        settings.put("shrike.kek.create-key", true);
        settings.put(
                "shrike.certificate.key-file",
                folder.resolve("certificate-keyring.json").toString());
        settings.put("shrike.certificate.create-key", true);
        settings.put("shrike.token.key-file", folder.resolve("token-key.json").toString());
        settings.put("shrike.token.create-key", true);
        settings.put("datasources.users.url", brokers.jdbcUrl("users_keys"));
        settings.put("datasources.auth.url", brokers.jdbcUrl("auth_keys"));
        settings.put("shrike.postgres.username", brokers.postgresUser());
        settings.put("shrike.postgres.password", brokers.postgresPassword());
        settings.put("shrike.nats.url", brokers.nats().toString());
        return settings;
    }
}
