package dev.shrike.standalone.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Answers as the platform does, from a list; a cursor is the number of events before it. */
final class EventStoreStandIn implements AutoCloseable {
    private static final Pattern QUERY = Pattern.compile("after=([0-9]+)&limit=([0-9]+).*");

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final AtomicInteger logins = new AtomicInteger();
    private final HttpServer server;

    EventStoreStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/login",
                exchange -> answer(exchange, 200, "{\"access_token\":\"t" + logins.incrementAndGet() + "\"}"));
        server.createContext("/events", this::events);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void events(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        if (!("Bearer t" + logins).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        var query = QUERY.matcher(exchange.getRequestURI().getQuery());
        if (!query.matches()) {
            answer(exchange, 400, "{\"title\":\"Bad request\",\"detail\":\"after is not a cursor\"}");
            return;
        }
        int from = Integer.parseInt(query.group(1));
        int to = Math.min(events.size(), from + Integer.parseInt(query.group(2)));
        answer(exchange, 200, page(from, to).toString());
    }

    private ObjectNode page(int from, int to) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode list = page.putArray("events");
        ArrayNode places = page.putArray("places");
        for (int i = from; i < to; i++) {
            ObjectNode event =
                    list.addObject().put("id", events.get(i)).put("type", "new").put("version", "1.1");
            event.putObject("data").put("note", "a\u009bb");
            event.putObject("metadata").put("time", "2026-11-20T22:30:00Z");
            places.addObject().put("event", "tick").put("stream", "TICK").put("sequence", i + 1);
        }
        return page.put("next", Integer.toString(to)).put("more", to < events.size());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
