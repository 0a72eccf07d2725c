package dev.shrike.standalone.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestPlatformApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Backoff SHORT =
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(300));
    private static final UUID OBSERVER = UUID.fromString("5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11");
    private static final UUID PERSON = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final String ANSWER = "{\"id\":\"" + PERSON + "\"}";

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Seen> seen = new ArrayList<>();
    private HttpServer server;
    private RestClient client;
    private RestPlatformApi platform;

    private record Answer(int status, boolean replayed, String body) {}

    private record Seen(String path, String token, String key, JsonNode body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = new RestClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), SHORT);
        platform = new RestPlatformApi(client, new AdminSession(client, "secret"), new ObserverPasswords("secret"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void ticksOnBehalfOfThePersonUnderAKeyOfItsOwn() {
        answers.add(new Answer(201, false, ANSWER));
        Observation observation = new Observation(
                2,
                "17",
                "2021-05-20",
                OBSERVER,
                "Vanellus chilensis",
                "https://images.example/1.jpg",
                -34.88,
                -56.18,
                Optional.of(3));
        assertThat(platform.tick(PERSON, observation)).isEqualTo(new Outcome.Created(PERSON));
        Seen tick = seen.getLast();
        assertThat(tick.path()).isEqualTo("/ticks");
        assertThat(tick.token()).isEqualTo("Bearer token-1");
        assertThat(tick.key()).isEqualTo("observation-17");
        assertThat(tick.body().toString())
                .isEqualTo("{\"user\":{\"id\":\"" + PERSON + "\"},\"image\":{\"url\":\"https://images.example/1.jpg\"},"
                        + "\"sighting\":{\"species\":\"Vanellus chilensis\",\"observed_at\":\"2021-05-20\",\"count\":3,"
                        + "\"location\":{\"latitude\":-34.88,\"longitude\":-56.18}}}");
    }

    @Test
    void registersAnObserverTwiceWithTheSameRequest() {
        answers.add(new Answer(201, false, ANSWER));
        answers.add(new Answer(201, true, ANSWER));
        assertThat(platform.register(OBSERVER)).isEqualTo(new Outcome.Created(PERSON));
        assertThat(platform.register(OBSERVER)).isEqualTo(new Outcome.AlreadyThere(PERSON));
        assertThat(seen.get(1)).isEqualTo(seen.get(2));
        assertThat(seen.get(1).body().path("username").asText()).isEqualTo("observer-" + OBSERVER);
    }

    @Test
    void asksAgainWhileThePlatformIsAway() {
        answers.add(new Answer(503, false, "{}"));
        answers.add(new Answer(503, false, "{}"));
        answers.add(new Answer(201, false, ANSWER));
        assertThat(platform.register(OBSERVER)).isEqualTo(new Outcome.Created(PERSON));
    }

    @Test
    void givesUpWhenThePlatformStaysAway() {
        server.stop(0);
        assertThatThrownBy(() -> platform.register(OBSERVER))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("does not answer")
                .hasMessageContaining("goes on from here");
    }

    @Test
    void logsInAgainWhenItsTokenHasRunOut() {
        answers.add(new Answer(401, false, "{}"));
        answers.add(new Answer(201, false, ANSWER));
        assertThat(platform.register(OBSERVER)).isEqualTo(new Outcome.Created(PERSON));
        assertThat(seen).extracting(Seen::token).containsExactly("", "Bearer token-1", "", "Bearer token-2");
    }

    @Test
    void aRefusalIsOneLineThatNamesWhatIsWrong() {
        answers.add(new Answer(
                400,
                false,
                "{\"title\":\"The request is not valid\",\"detail\":\"See errors.\","
                        + "\"errors\":[{\"field\":\"image.url\",\"message\":\"must be a web address\"}]}"));
        assertThat(platform.register(OBSERVER))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo("400 The request is not valid: image.url must be a web address"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        var headers = exchange.getRequestHeaders();
        seen.add(new Seen(
                path,
                Optional.ofNullable(headers.getFirst("Authorization")).orElse(""),
                Optional.ofNullable(headers.getFirst("Idempotency-Key")).orElse(""),
                JSON.readTree(exchange.getRequestBody())));
        long logins =
                seen.stream().filter(request -> request.path().equals("/login")).count();
        Answer answer = path.equals("/login")
                ? new Answer(200, false, "{\"access_token\":\"token-" + logins + "\"}")
                : answers.removeFirst();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (answer.replayed()) {
            exchange.getResponseHeaders().add("Idempotency-Replayed", "true");
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
