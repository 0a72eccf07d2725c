package dev.shrike.bridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.desk.LaneTree;
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
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small server beside the bridge: {@code GET /health/live} (the process runs), {@code GET /health} and {@code /health/ready} (200 while
 * every lane that runs here carries events, else 503 with the reasons), {@code GET /lanes} (a row for each lane), {@code GET /metrics}
 * (Prometheus). It only reads. Thread-safe.
 */
public final class BridgeHttp implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE_JSON = "application/json";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int NOT_READY = 503;
    private static final int BACKLOG = 50;

    private final Bridge bridge;
    private final BridgeMetrics metrics;
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private BridgeHttp(Bridge bridge, HttpServer server) {
        this.bridge = bridge;
        this.metrics = new BridgeMetrics(bridge);
        this.server = server;
    }

    /**
     * Starts to answer.
     *
     * @throws IOException when the port cannot be had
     */
    public static BridgeHttp start(Bridge bridge, HttpSettings settings) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
        var http = new BridgeHttp(bridge, server);
        http.metrics.bindTo(http.registry);
        new JvmMemoryMetrics().bindTo(http.registry);
        new JvmThreadMetrics().bindTo(http.registry);
        new ProcessorMetrics().bindTo(http.registry);
        http.collections.bindTo(http.registry);
        server.createContext("/", http::answer);
        server.setExecutor(http.threads);
        server.start();
        return http;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, NOT_ALLOWED, "text/plain", "Only GET is answered here\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/health/live" -> send(exchange, OK, TYPE_JSON, "{\"status\":\"UP\"}");
                case "/health", "/health/ready" ->
                    send(exchange, bridge.healthy() ? OK : NOT_READY, TYPE_JSON, json(LaneTree.health(bridge)));
                case "/lanes" -> send(exchange, OK, TYPE_JSON, json(LaneTree.lanes(bridge)));
                case "/metrics" -> {
                    metrics.refresh(registry);
                    send(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
                }
                default ->
                    send(exchange, NOT_FOUND, "text/plain", "Here are /health, /health/live, /lanes and /metrics\n");
            }
        }
    }

    private static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        collections.close();
        registry.close();
    }
}
