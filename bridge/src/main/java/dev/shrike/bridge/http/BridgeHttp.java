package dev.shrike.bridge.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.desk.LaneTree;
import dev.shrike.bridge.desk.LetterDesk;
import dev.shrike.bridge.metrics.BridgeMetrics;
import dev.shrike.bridge.settings.HttpSettings;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small server beside the bridge: {@code GET /health/live} (the process runs), {@code GET /health} and {@code /health/ready} (200 while
 * every lane that runs here carries events, else 503 with the reasons), {@code GET /lanes} (a row for each lane), {@code GET /metrics}
 * (Prometheus). Dead letters are shown to operators, and redriven by them: {@link LetterEndpoints}. Thread-safe.
 */
public final class BridgeHttp implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final Bridge bridge;
    private final BridgeMetrics metrics;
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final LetterDesk desk;
    private final Optional<TokenKeys> keys;
    private final LetterEndpoints letters;

    private BridgeHttp(Bridge bridge, LetterDesk desk, HttpSettings settings, HttpServer server) {
        this.bridge = bridge;
        this.desk = desk;
        this.keys = settings.tokenKeys().map(TokenKeys::new);
        this.letters = new LetterEndpoints(desk, keys.map(found -> new Operators(found, Clock.systemUTC())));
        this.metrics = new BridgeMetrics(bridge);
        this.server = server;
    }

    /**
     * Starts to answer.
     *
     * @param desk where dead letters are looked at; closed with this server
     * @throws IOException when the port cannot be had
     */
    public static BridgeHttp start(Bridge bridge, LetterDesk desk, HttpSettings settings) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
        var http = new BridgeHttp(bridge, desk, settings, server);
        http.metrics.bindTo(http.registry);
        new JvmMemoryMetrics().bindTo(http.registry);
        new JvmThreadMetrics().bindTo(http.registry);
        new ProcessorMetrics().bindTo(http.registry);
        http.collections.bindTo(http.registry);
        server.createContext("/", http::handle);
        server.setExecutor(http.threads);
        server.start();
        return http;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(LetterEndpoints.PATH) || path.startsWith(LetterEndpoints.PATH + "/")) {
            return letters.answer(exchange);
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return text(Answer.NOT_ALLOWED, "Only GET is answered here\n");
        }
        return switch (path) {
            case "/health/live" -> Answer.json(Answer.OK, Map.of("status", "UP"));
            case "/health", "/health/ready" ->
                Answer.json(bridge.healthy() ? Answer.OK : Answer.UNAVAILABLE, LaneTree.health(bridge));
            case "/lanes" -> Answer.json(Answer.OK, LaneTree.lanes(bridge));
            case "/metrics" -> {
                metrics.refresh(registry);
                yield new Answer(Answer.OK, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
            }
            default -> text(Answer.NOT_FOUND, "Here are /health, /health/live, /lanes, /metrics and /dead-letters\n");
        };
    }

    private static Answer text(int status, String text) {
        return new Answer(status, "text/plain", text);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        desk.close();
        keys.ifPresent(TokenKeys::close);
        collections.close();
        registry.close();
    }
}
