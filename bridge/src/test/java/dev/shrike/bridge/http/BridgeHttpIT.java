package dev.shrike.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.bridge.Birders;
import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.World;
import dev.shrike.bridge.desk.LetterDesk;
import dev.shrike.bridge.settings.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BridgeHttpIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void healthLanesAndMetricsTellWhatTheBridgeDoes() throws Exception {
        try (World world = World.empty();
                Bridge bridge = new Bridge(world.alone("told"));
                BridgeHttp http = BridgeHttp.start(
                        bridge,
                        new LetterDesk(world.alone("told"), World.CATALOGUE),
                        new HttpSettings("127.0.0.1", freePort(), Optional.empty()))) {
            assertThat(get(http, "/health").statusCode()).isEqualTo(503);
            assertThat(get(http, "/health/live").statusCode()).isEqualTo(200);

            bridge.start();
            world.publish(Birders.tick("https://images.example/1.jpg"));
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 1);
            await().atMost(SOON).until(() -> get(http, "/health/ready").statusCode() == 200);

            JsonNode tick = lane(get(http, "/lanes").body(), "tick");
            assertThat(tick.path("state").asText()).isEqualTo("running");
            assertThat(tick.path("owner").asText()).isEqualTo("told");
            assertThat(tick.path("mirrored").asLong()).isEqualTo(1);
            assertThat(get(http, "/metrics").body())
                    .contains("shrike_bridge_events_total{direction=\"forward\",lane=\"tick\"} 1.0")
                    .contains("shrike_bridge_owned{direction=\"forward\",lane=\"tick\"} 1.0")
                    .contains("shrike_bridge_transaction_seconds_count{direction=\"forward\",lane=\"tick\"} 1")
                    .contains("jvm_memory_used_bytes");
            assertThat(get(http, "/elsewhere").statusCode()).isEqualTo(404);
            assertThat(get(http, "/dead-letters").statusCode()).isEqualTo(403);
            assertThat(get(http, "/dead-letters").body()).contains("http.token-keys is not set");

            world.streams().deleteStream("RATE");
            await().atMost(SOON).until(() -> get(http, "/health").statusCode() == 503);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(get(http, "/health").body())
                            .contains("\"rate\":\"waiting: The stream RATE is missing\""));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(get(http, "/metrics").body())
                            .doesNotContain("incident=\"stream-missing\",lane=\"rate\"} 0.0"));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static JsonNode lane(String body, String name) throws IOException {
        for (JsonNode lane : new ObjectMapper().readTree(body).path("lanes")) {
            if (lane.path("name").asText().equals(name)) {
                return lane;
            }
        }
        throw new AssertionError("No lane " + name + " in " + body);
    }

    private static HttpResponse<String> get(BridgeHttp http, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
