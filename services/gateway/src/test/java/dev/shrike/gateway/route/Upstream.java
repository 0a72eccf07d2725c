package dev.shrike.gateway.route;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A service behind the gateway that says what it was asked, streams what it is given, and is silent where it is told to be. */
final class Upstream implements AutoCloseable {
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    /** What {@code /notifications} streams; an empty text ends it. */
    final BlockingQueue<String> stream = new LinkedBlockingQueue<>();

    final BlockingQueue<Boolean> streamsEnded = new LinkedBlockingQueue<>();
    private final HttpServer server;

    /** A request as it arrived. */
    record Asked(String method, String uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    Upstream() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.createContext("/notifications", this::stream);
        server.createContext("/health", this::health);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        exchange.getResponseHeaders().add("Keep-Alive", "timeout=7");
        exchange.getResponseHeaders().add("Location", "/users/1");
        exchange.getResponseHeaders().add("Traceresponse", "of-the-service");
        byte[] answer = ("asked with " + body.length()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String next = stream.take(); !next.isEmpty(); next = stream.take()) {
                out.write(next.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            streamsEnded.add(true);
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void health(HttpExchange exchange) throws IOException {
        byte[] answer =
                "{\"status\":\"DEGRADED\",\"details\":{\"nats\":{\"status\":\"DEGRADED\"},\"jdbc\":{\"status\":\"UP\"}}}"
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
