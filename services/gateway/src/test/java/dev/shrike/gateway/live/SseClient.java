package dev.shrike.gateway.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A plain client of Server-Sent Events over a socket of its own; reads on a thread of its own until it is closed. */
final class SseClient implements AutoCloseable {
    private static final String LAST_CHUNK = "0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> head = new ArrayList<>();
    private volatile String lastId;
    private volatile boolean ended;

    /** What came: an event with its id at the time. */
    record Received(String id, String event, JsonNode data) {}

    private SseClient(Socket socket, String lastId) {
        this.socket = socket;
        this.lastId = lastId;
    }

    /** Connects and returns when the server has said from where on it shows events, or has refused. */
    static SseClient open(URI server, String token, String query, String lastId) {
        try {
            Socket socket = new Socket(server.getHost(), server.getPort());
            SseClient client = new SseClient(socket, lastId);
            String request = "GET /events/live" + (query.isEmpty() ? "" : "?" + query) + " HTTP/1.1\r\nHost: test\r\n"
                    + "Accept: text/event-stream\r\nAuthorization: Bearer " + token + "\r\n"
                    + (lastId == null ? "" : "Last-Event-ID: " + lastId + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                client.head.add(line);
            }
            Thread.ofVirtual().start(() -> client.read(in));
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Received> received() {
        return received;
    }

    List<String> names() {
        return received.stream().map(Received::event).toList();
    }

    String status() {
        return head.getFirst();
    }

    String header(String name) {
        return head.stream()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** The position that the server has told last; null when none. */
    String lastId() {
        return lastId;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of chunk sizes are hexadecimal numbers; no line of an event is. */
    private void read(BufferedReader in) {
        try {
            String id = lastId;
            String event = null;
            String data = null;
            for (String line = in.readLine(); line != null && !line.equals(LAST_CHUNK); line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && id != null) {
                    if (data != null) {
                        received.add(new Received(id, event, JSON.readTree(data)));
                        event = null;
                        data = null;
                    }
                    lastId = id;
                }
            }
        } catch (IOException e) {
            // the server has closed the connection, or the test has
        }
        ended = true;
    }
}
