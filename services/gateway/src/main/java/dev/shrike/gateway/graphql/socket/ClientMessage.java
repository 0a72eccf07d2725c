package dev.shrike.gateway.graphql.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.gateway.graphql.engine.GraphRequest;
import java.util.Optional;

/** What a client may say, by the protocol. */
sealed interface ClientMessage {

    /** @param payload what it says of itself */
    record Init(JsonNode payload) implements ClientMessage {}

    /** @param payload to be sent back */
    record Ping(JsonNode payload) implements ClientMessage {}

    record Pong() implements ClientMessage {}

    record Subscribe(String id, GraphRequest request) implements ClientMessage {}

    record Complete(String id) implements ClientMessage {}

    /** The message; empty when it is none. */
    static Optional<ClientMessage> read(String text) {
        return Reading.read(text);
    }

    /** Keeps the mapper. */
    final class Reading {
        private static final ObjectMapper JSON =
                new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

        private Reading() {}

        private static Optional<ClientMessage> read(String text) {
            try {
                JsonNode message = JSON.readTree(text);
                JsonNode payload = message.path("payload");
                boolean plain = payload.isMissingNode() || payload.isNull() || payload.isObject();
                String id = message.path("id").asText("");
                return switch (message.path("type").asText()) {
                    case "connection_init" -> plain ? Optional.of(new Init(payload)) : Optional.empty();
                    case "ping" -> plain ? Optional.of(new Ping(payload)) : Optional.empty();
                    case "pong" -> Optional.of(new Pong());
                    case "complete" -> id.isEmpty() ? Optional.empty() : Optional.of(new Complete(id));
                    case "subscribe" ->
                        id.isEmpty() || !payload.isObject()
                                ? Optional.empty()
                                : Optional.of(new Subscribe(id, JSON.treeToValue(payload, GraphRequest.class)));
                    default -> Optional.empty();
                };
            } catch (JsonProcessingException e) {
                return Optional.empty(); // not JSON, or not of the right form: the connection is closed with 4400
            }
        }
    }
}
