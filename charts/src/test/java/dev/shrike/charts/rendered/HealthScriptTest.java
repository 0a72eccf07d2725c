package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.shrike.charts.chart.Chart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code helm test} runs, run. */
class HealthScriptTest {
    private static final List<String> COMMAND = command();

    private HttpServer server;

    private static List<String> command() {
        var command = new ArrayList<String>();
        JsonNode container = Chart.standard().render().one("Pod", "shrike-test").at("/spec/containers/0");
        container.path("command").forEach(part -> command.add(part.asText()));
        return command;
    }

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void itSucceedsWhenAllAreReady() throws IOException, InterruptedException {
        assertThat(run(at("/ready"), at("/ready"))).isZero();
    }

    @Test
    void itFailsWhenOneIsNotReady() throws IOException, InterruptedException {
        assertThat(run(at("/ready"), at("/away"), at("/ready"))).isOne();
    }

    @Test
    void itFailsWhenOneIsNotReached() throws IOException, InterruptedException {
        String nobody = at("/ready");
        server.stop(0);

        assertThat(run(nobody)).isOne();
    }

    private String at(String path) {
        return "127.0.0.1 " + server.getAddress().getPort() + " " + path;
    }

    private static int run(String... targets) throws IOException, InterruptedException {
        var command = new ArrayList<>(COMMAND);
        command.addAll(List.of(targets));
        Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
        script.getInputStream().readAllBytes();
        return script.waitFor();
    }
}
