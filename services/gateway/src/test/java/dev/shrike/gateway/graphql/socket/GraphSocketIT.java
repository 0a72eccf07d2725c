package dev.shrike.gateway.graphql.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.Events;
import dev.shrike.gateway.GatewayService;
import dev.shrike.gateway.graphql.PlatformStandIn;
import dev.shrike.gateway.live.LiveHub;
import dev.shrike.rest.identity.Roles;
import dev.shrike.servers.FreePorts;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphSocketIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static GatewayService gateway;

    private final UUID ana = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final String image = "https://images.example/" + UUID.randomUUID() + ".jpg";

    @BeforeAll
    static void start() {
        int port = FreePorts.any();
        gateway = GatewayService.start(
                folder,
                Map.of(
                        "shrike.gateway.graphql.sockets.initialisation",
                        "2s",
                        "micronaut.server.port",
                        port,
                        "test.graphql",
                        true,
                        "shrike.statistics.url",
                        "http://127.0.0.1:" + port));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void a_score_change_is_seen_and_after_a_cut_nothing_is_missed_or_seen_twice() {
        String cursor;
        try (SocketClient client = client(ana)) {
            client.subscribe("1", scores(null));
            awaitSubscriptions(1);
            gateway.publish(Events.score(image, 1), Events.score(image + "x", 5), Events.score(image, 2));

            await().atMost(PATIENCE).until(() -> client.results().size() >= 2);
            assertThat(seen(client)).containsExactly(1, 2);
            assertThat(client.results()
                            .getLast()
                            .at("/data/scoreChanged/image/url")
                            .asText())
                    .isEqualTo(image);
            assertThat(client.results()
                            .getLast()
                            .at("/data/scoreChanged/cursor")
                            .asText())
                    .as("the cursor stands in both places")
                    .isEqualTo(client.cursor());
            cursor = client.cursor();
            client.cut();
        }
        awaitSubscriptions(0);
        IntStream.range(0, 50).forEach(i -> gateway.publish(Events.score(image, 1 + i % 5)));

        try (SocketClient again = client(ana)) {
            again.subscribe("1", scores(cursor));
            await().atMost(PATIENCE).until(() -> again.results().size() >= 50);
            gateway.publish(Events.score(image, 3));
            await().atMost(PATIENCE).until(() -> again.results().size() >= 51);

            assertThat(seen(again).subList(0, 50))
                    .isEqualTo(IntStream.range(0, 50).mapToObj(i -> 1 + i % 5).toList());
        }
    }

    @Test
    void one_sees_what_is_about_oneself_and_what_is_public_and_nothing_else() {
        try (SocketClient client = client(ana)) {
            client.subscribe("all", "subscription { events { event { name data } } }");
            client.subscribe("mine", "subscription { aboutMe { event { name type data } } }");
            client.subscribe(
                    "ticks",
                    "subscription { events(filter: {events: [\"tick\"], aggregates: [\"" + ben
                            + "\"]}) { event { name } } }");
            awaitSubscriptions(3);
            gateway.publish(
                    Events.tick(ben, 1),
                    Events.rate(ben, ben, 3),
                    Events.tick(ana, 2),
                    Events.rate(ben, ana, 5),
                    Events.score(image, 2));

            await().atMost(PATIENCE).until(() -> names(client, "all").contains("score"));
            assertThat(names(client, "all")).containsExactlyInAnyOrder("tick", "rate", "score");
            await().atMost(PATIENCE).until(() -> names(client, "mine").size() >= 2);
            assertThat(names(client, "mine")).containsExactlyInAnyOrder("tick", "rate");
            assertThat(names(client, "ticks")).as("those of somebody else").isEmpty();
            assertThat(client.messages().toString()).doesNotContain("\"rating\":3");
        }
    }

    @Test
    void what_is_asked_for_below_an_event_is_asked_for_anew_at_every_event() {
        PlatformStandIn platform = gateway.bean(PlatformStandIn.class);
        try (SocketClient client = client(ana)) {
            client.subscribe(
                    "1", "subscription { scoreChanged(image: \"" + image + "\") { score image { score { score } } } }");
            awaitSubscriptions(1);
            for (int score = 1; score <= 3; score++) {
                int seen = score;
                platform.score(score);
                gateway.publish(Events.score(image, score));
                await().atMost(PATIENCE).until(() -> client.results().size() == seen);
            }

            assertThat(client.results())
                    .extracting(result ->
                            result.at("/data/scoreChanged/image/score/score").asInt())
                    .containsExactly(1, 2, 3);
        }
        awaitSubscriptions(0);
    }

    @Test
    void queries_are_answered_over_the_same_connection() {
        try (SocketClient client = client(ana)) {
            client.subscribe("q", "{ me { id } }");

            await().atMost(PATIENCE).until(() -> client.messages().size() >= 3);
            assertThat(client.messages().get(1).at("/payload/data/me/id").asText())
                    .isEqualTo(ana.toString());
            assertThat(client.messages().get(2).get("type").asText()).isEqualTo("complete");
        }
    }

    @Test
    void a_cursor_of_nowhere_is_an_error_of_its_subscription() {
        try (SocketClient client = client(ana)) {
            client.subscribe("1", scores("nowhere"));

            await().atMost(PATIENCE).until(() -> client.messages().size() >= 2);
            assertThat(client.messages().getLast().toString()).contains("\"id\":\"1\"", "INVALID_CURSOR");
        }
    }

    @Test
    void what_the_protocol_does_not_allow_ends_the_connection_with_its_code() {
        assertThat(goodBye(SocketClient.open(gateway.uri(), null))).startsWith("4406");
        assertThat(goodBye(
                        SocketClient.open(gateway.uri(), GraphSocket.PROTOCOL).say("hello")))
                .startsWith("4400");
        assertThat(goodBye(
                        SocketClient.open(gateway.uri(), GraphSocket.PROTOCOL).subscribe("1", "{ me { id } }")))
                .startsWith("4401");
        assertThat(goodBye(SocketClient.of(gateway.uri(), "nonsense"))).startsWith("4403");
        assertThat(goodBye(SocketClient.open(gateway.uri(), GraphSocket.PROTOCOL)))
                .isEqualTo("4408 Connection initialisation timeout");
        assertThat(goodBye(client(ana).subscribe("1", scores(null)).subscribe("1", scores(null))))
                .isEqualTo("4409 Subscriber for 1 already exists");
        awaitSubscriptions(0);
    }

    @Test
    void the_end_of_the_token_ends_the_connection() {
        try (SocketClient client =
                SocketClient.of(gateway.uri(), gateway.token(ana, Duration.ofSeconds(3), Roles.USER))) {
            client.subscribe("1", scores(null));

            assertThat(goodBye(client)).isEqualTo("4403 Token expired");
        }
        awaitSubscriptions(0);
    }

    @Test
    void a_stream_of_server_sent_events_goes_on_from_its_last_id() throws Exception {
        String body = "{\"query\":\"" + scores(null).replace("\"", "\\\"") + "\"}";
        String last;
        try (Stream first = Stream.open(body, token(ana), null)) {
            awaitSubscriptions(1);
            gateway.publish(Events.score(image, 4));
            last = first.next("id: ");
            assertThat(first.next("data: ")).contains("\"score\":4");
        }
        gateway.publish(Events.score(image, 5));

        try (Stream second = Stream.open(body, token(ana), last)) {
            second.next("id: ");
            assertThat(second.next("data: ")).contains("\"score\":5");
        }
    }

    private SocketClient client(UUID person) {
        SocketClient client = SocketClient.of(gateway.uri(), token(person));
        await().atMost(PATIENCE).until(() -> !client.messages().isEmpty());
        return client;
    }

    private static String token(UUID person) {
        return gateway.token(person, Duration.ofMinutes(5), Roles.USER);
    }

    private static void awaitSubscriptions(int count) {
        await().atMost(PATIENCE).until(() -> gateway.bean(LiveHub.class).clients() == count);
    }

    private String scores(String cursor) {
        String from = cursor == null ? "" : ", lastEventId: \"" + cursor + "\"";
        return "subscription { scoreChanged(image: \"" + image + "\"" + from + ") { cursor score image { url } } }";
    }

    private static List<Integer> seen(SocketClient client) {
        return client.results().stream()
                .map(result -> result.at("/data/scoreChanged/score").asInt())
                .toList();
    }

    private static List<String> names(SocketClient client, String id) {
        return client.messages().stream()
                .filter(message -> message.path("id").asText().equals(id))
                .map(message -> message.at("/payload/data"))
                .flatMap(data -> data.findValues("name").stream())
                .map(JsonNode::asText)
                .toList();
    }

    private static String goodBye(SocketClient client) {
        return client.closed().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** A stream of Server-Sent Events, read line by line. */
    private record Stream(HttpClient client, BufferedReader lines) implements AutoCloseable {

        static Stream open(String body, String token, String lastId) throws Exception {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri().resolve("/graphql"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Accept", "text/event-stream")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Stream(client, new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        }

        String next(String prefix) throws Exception {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(prefix)) {
                    return line.substring(prefix.length());
                }
            }
            throw new AssertionError("The stream has ended");
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
