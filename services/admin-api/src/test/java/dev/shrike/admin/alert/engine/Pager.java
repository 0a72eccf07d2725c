package dev.shrike.admin.alert.engine;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes webhooks as somebody's pager would; refuses the first one, as a pager may. */
final class Pager implements AutoCloseable {
    private final HttpServer server;
    final List<Call> calls = new CopyOnWriteArrayList<>();

    /** One that was taken. */
    record Call(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    Pager() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean[] refused = {false};
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean first = !refused[0];
            refused[0] = true;
            if (!first) {
                calls.add(new Call(Map.copyOf(exchange.getRequestHeaders()), body));
            }
            exchange.sendResponseHeaders(first ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
