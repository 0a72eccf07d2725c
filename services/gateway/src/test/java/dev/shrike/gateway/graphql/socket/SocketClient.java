package dev.shrike.gateway.graphql.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of graphql-transport-ws over a real WebSocket. */
final class SocketClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private WebSocket socket;

    /** @param subprotocol that it speaks; null for none */
    static SocketClient open(URI server, String subprotocol) {
        SocketClient client = new SocketClient();
        URI uri = URI.create("ws://127.0.0.1:" + server.getPort() + "/graphql/ws");
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (subprotocol != null) {
            builder.subprotocols(subprotocol);
        }
        client.socket = builder.buildAsync(uri, client.new Listening()).join();
        return client;
    }

    /** Connected, and known by the token. */
    static SocketClient of(URI server, String token) {
        SocketClient client = open(server, GraphSocket.PROTOCOL);
        return client.say("{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer " + token + "\"}}");
    }

    SocketClient say(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    SocketClient subscribe(String id, String query) {
        return say(JSON.createObjectNode()
                .put("type", "subscribe")
                .put("id", id)
                .set("payload", JSON.createObjectNode().put("query", query))
                .toString());
    }

    List<JsonNode> messages() {
        return messages;
    }

    /** What subscriptions gave so far. */
    List<JsonNode> results() {
        return messages.stream()
                .filter(message -> message.path("type").asText().equals("next"))
                .map(message -> message.get("payload"))
                .toList();
    }

    /** The cursor of the last result; null before the first. */
    String cursor() {
        List<JsonNode> results = results();
        return results.isEmpty()
                ? null
                : results.getLast().at("/extensions/cursor").asText();
    }

    /** Code and reason of the server's good-bye, when it has come. */
    CompletableFuture<String> closed() {
        return closed;
    }

    /** Goes without a word, as a lost connection does. */
    void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listening implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable fault) {
            closed.complete("lost: " + fault.getMessage());
        }
    }
}
