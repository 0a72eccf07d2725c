package dev.shrike.messaging.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.shrike.schemas.trace.Telemetry;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a process sends to a collector that the environment names. In a JVM of its own, as it is set up once. */
class ExportTest {
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final HttpServer collector = collector();

    /** Works once, in a trace that wants to be recorded and in one that does not. */
    static final class Worker {
        public static void main(String[] arguments) {
            System.out.println("asked for: " + Telemetry.isAskedFor());
            if (Telemetry.isAskedFor()) {
                Tracing tracing = new Tracing(Telemetry.ofProcess("nests"));
                work(tracing, "wanted", "01");
                work(tracing, "unwanted", "00");
            }
        }

        private static void work(Tracing tracing, String name, String flags) {
            String cause = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-" + flags;
            tracing.begin(name, SpanKind.INTERNAL, cause).close();
        }
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void spansOfSampledTracesAreSentToTheNamedEndpoint() throws Exception {
        run(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address()));

        assertThat(received).hasSize(1);
        assertThat(received.peek()).startsWith("/v1/traces ").contains("wanted", "nests");
        assertThat(received.peek()).doesNotContain("unwanted");
    }

    @Test
    void theStandardVariablesNameServiceAndSampler() throws Exception {
        run(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                address(),
                "OTEL_SERVICE_NAME",
                "other-name",
                "OTEL_TRACES_SAMPLER",
                "traceidratio",
                "OTEL_TRACES_SAMPLER_ARG",
                "1.0"));

        assertThat(received.peek()).contains("wanted", "unwanted", "other-name").doesNotContain("nests");
    }

    @Test
    void withoutAnEndpointNothingIsSent() throws Exception {
        assertThat(run(Map.of())).contains("asked for: false");

        assertThat(received).isEmpty();
    }

    private String run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder jvm = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName());
        jvm.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
        jvm.environment().putAll(environment);
        Process working = jvm.redirectErrorStream(true).start();
        String output = new String(working.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(working.waitFor()).as(output).isZero();
        return output;
    }

    private String address() {
        return "http://127.0.0.1:" + collector.getAddress().getPort();
    }

    private HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                received.add(exchange.getRequestURI() + " " + new String(body, StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("No collector", e);
        }
    }
}
