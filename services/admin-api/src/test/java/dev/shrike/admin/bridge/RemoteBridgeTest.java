package dev.shrike.admin.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.sun.net.httpserver.HttpServer;
import dev.shrike.rest.problem.ProblemException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteBridgeTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private HttpServer server;
    private RemoteBridge bridge;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
        bridge = new RemoteBridge(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), JSON);
    }

    @AfterEach
    void stop() {
        bridge.close();
        server.stop(0);
    }

    @Test
    void lanesAreWhatTheInstanceTells() {
        answer(200, """
                {"lanes": [{"name": "tick", "direction": "forward", "state": "running", "owner": "a", "reason": "",
                  "sequence": 41, "lag_events": 2, "lag_ms": 350, "rate": 12.5, "mirrored": 40, "dead_letters": 1,
                  "skipped": 0, "lost": 0, "incidents": {"kafka-away": 1}, "last_error": null, "of_a_later_version": true}]}""");

        BridgeLanes lanes = bridge.lanes();

        assertThat(lanes.silent()).isEmpty();
        assertThat(lanes.lanes()).singleElement().satisfies(tick -> {
            assertThat(tick.name()).isEqualTo("tick");
            assertThat(tick.lagEvents()).isEqualTo(2);
            assertThat(tick.lagMs()).isEqualTo(350);
            assertThat(tick.incidents()).containsEntry("kafka-away", 1L);
        });
    }

    @Test
    void aBridgeThatDoesNotAnswerIsAnOutage() {
        answer(500, "");

        assertThatThrownBy(bridge::lanes).isInstanceOf(ProblemException.class).hasMessageContaining("No instance");
    }

    private void answer(int status, String body) {
        server.createContext("/lanes", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
