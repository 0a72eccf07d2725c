package dev.shrike.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RoutesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Upstream upstream;
    private static EmbeddedServer gateway;

    @BeforeAll
    static void start() throws IOException {
        upstream = new Upstream();
        String there = upstream.uri().toString();
        gateway = ApplicationContext.builder()
                .propertySources(
                        ModuleSettings.of("gateway"),
                        PropertySource.of(
                                "test",
                                Map.ofEntries(
                                        Map.entry("micronaut.server.port", -1),
                                        Map.entry("shrike.service.secret", "0123456789abcdef0123456789abcdef"),
                                        Map.entry(
                                                "shrike.token.key-file",
                                                folder.resolve("key").toString()),
                                        Map.entry("shrike.token.create-key", true),
                                        Map.entry("shrike.nats.url", "nats://127.0.0.1:1"),
                                        Map.entry("shrike.gateway.routes.enabled", true),
                                        Map.entry("shrike.gateway.routes.more", List.of("/nests nest-api")),
                                        Map.entry("shrike.gateway.routes.services.nest-api", there),
                                        Map.entry("shrike.auth.url", there),
                                        Map.entry("shrike.users.url", there),
                                        Map.entry("shrike.ticks.url", "http://127.0.0.1:1"),
                                        Map.entry("shrike.notifier.url", there),
                                        Map.entry("shrike.statistics.url", there),
                                        Map.entry("shrike.admin.url", there))))
                .run(EmbeddedServer.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.asked.clear();
    }

    @Test
    void aRequestReachesItsServiceWithQueryBodyAndHostAndTheAnswerComesBack() {
        HttpResponse<String> answer = send(request("/users?a=1&b=%C3%B1")
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "order-17")
                .POST(BodyPublishers.ofString("{\"username\":\"ana\"}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("asked with 18");
        assertThat(answer.headers().firstValue("Location")).contains("/users/1");
        Upstream.Asked asked = upstream.asked.getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.uri()).isEqualTo("/users?a=1&b=%C3%B1");
        assertThat(asked.body()).isEqualTo("{\"username\":\"ana\"}");
        assertThat(asked.header("Host")).isEqualTo(gateway.getURI().getAuthority());
        assertThat(asked.header("X-request-id")).isEqualTo("order-17");
    }

    @Test
    void whatAClientSaysOfWhereItComesFromIsReplacedByWhatIsSo() {
        send(request("/users/1").header("X-Forwarded-For", "203.0.113.9").header("X-Forwarded-Proto", "https"));

        Upstream.Asked asked = upstream.asked.getFirst();
        assertThat(asked.header("X-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(asked.header("X-forwarded-proto")).isEqualTo("http");
        assertThat(asked.header("X-forwarded-host")).isEqualTo(gateway.getURI().getAuthority());
        assertThat(asked.header("Traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void headersOfOneConnectionAreNotPassedOn() throws IOException {
        String answer =
                raw("GET /users/1 HTTP/1.1\r\nHost: x\r\nConnection: close, X-Secret\r\nX-Secret: 1\r\nTE: trailers\r\n"
                        + "Proxy-Authorization: Basic x\r\n\r\n");

        Upstream.Asked asked = upstream.asked.getFirst();
        assertThat(asked.header("X-secret")).isEmpty();
        assertThat(asked.header("Te")).isEmpty();
        assertThat(asked.header("Proxy-authorization")).isEmpty();
        assertThat(answer).startsWith("HTTP/1.1 201").doesNotContainIgnoringCase("keep-alive: timeout=7");
        assertThat(answer).doesNotContain("of-the-service").containsIgnoringCase("traceresponse: 00-");
    }

    @Test
    void aBodyWithoutALengthIsStreamedThrough() {
        HttpResponse<String> answer = send(
                request("/users").POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(300_000)))));

        assertThat(answer.body()).isEqualTo("asked with 300000");
    }

    @Test
    void aStreamedAnswerArrivesPieceByPieceAndEndsAtTheServiceWhenTheClientGoes() throws Exception {
        upstream.stream.add("data: one\n\n");
        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            client.setSoTimeout(20_000);
            client.getOutputStream()
                    .write("GET /notifications HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lines.lines().filter(line -> line.startsWith("data")).findFirst())
                    .contains("data: one");
            upstream.stream.add("data: two\n\n");
            assertThat(lines.lines().filter(line -> line.startsWith("data")).findFirst())
                    .contains("data: two");
        }
        Boolean ended = null;
        for (int i = 0; ended == null && i < 200; i++) { // the service notices when it writes
            upstream.stream.add("data: nobody\n\n");
            ended = upstream.streamsEnded.poll(50, TimeUnit.MILLISECONDS);
        }
        assertThat(ended).isTrue();
    }

    @Test
    void whatServicesAskEachOtherIsNotReachedHoweverItIsWritten() throws IOException {
        assertThat(status("/internal/keys")).isEqualTo(404);
        assertThat(status("/nowhere")).isEqualTo(404);
        assertThat(raw("GET /users/../internal/keys HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GET //internal/keys HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(raw("GET /users/%2e%2e/internal HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(upstream.asked).isEmpty();
    }

    @Test
    void aTokenThatIsNoGoodIsRefusedHereAndAGoodOnePassedOn() {
        HttpResponse<String> refused = send(request("/users/1").header("Authorization", "Bearer no.such.token"));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("/problems/unauthorized");
        assertThat(upstream.asked).isEmpty();

        String token = gateway.getApplicationContext()
                .getBean(PersonTokens.class)
                .issue(UUID.randomUUID(), List.of(Roles.USER), Duration.ofMinutes(1))
                .value();
        assertThat(send(request("/users/1").header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(201);
        assertThat(upstream.asked.getFirst().header("Authorization")).isEqualTo("Bearer " + token);
    }

    @Test
    void aServiceThatIsAwayIsAProblemThatPasses() {
        HttpResponse<String> away = send(request("/ticks"));

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("2");
        assertThat(away.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
    }

    @Test
    void otherTeamsServicesAreReached() {
        assertThat(status("/nests/1")).isEqualTo(201);
        assertThat(upstream.asked.getFirst().uri()).isEqualTo("/nests/1");
    }

    @Test
    void healthSaysHowEachServiceIs() throws IOException {
        JsonNode services = JSON.readTree(send(request("/health")).body()).at("/details/services");

        assertThat(services.path("status").asText()).isEqualTo("DEGRADED");
        assertThat(services.at("/details/tick-api/status").asText()).isEqualTo("DOWN");
        assertThat(services.at("/details/user-api/status").asText()).isEqualTo("DEGRADED");
        assertThat(services.at("/details/user-api/not_up/0").asText()).isEqualTo("nats");
        assertThat(status("/health/readiness")).isEqualTo(200);
    }

    @Test
    void healthOfOneServiceIsWhatItSaysItself() {
        HttpResponse<String> health = send(request("/services/user-api/health"));

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).startsWith("{\"status\":\"DEGRADED\"");
        assertThat(status("/services/nobodys/health")).isEqualTo(404);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.getURI() + path)).timeout(Duration.ofSeconds(20));
    }

    private static int status(String path) {
        return send(request(path)).statusCode();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
