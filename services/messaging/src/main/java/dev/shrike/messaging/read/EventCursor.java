package dev.shrike.messaging.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A place in the event store as a text: for each stream the sequence of the last event already seen. Opaque to clients; it
 * stays valid for as long as the streams live, and means the same however many events arrive meanwhile. A stream that it does
 * not name is read from its beginning, so a cursor outlives the arrival of a new event. Stateless.
 */
public final class EventCursor {

    private static final int LONGEST = 4096;
    private static final String AFTER = "after";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventCursor() {}

    /** The text for a client; safe in a URL. */
    public static String textOf(StreamPositions positions) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode after = root.putObject(AFTER);
        new TreeMap<>(positions.sequences()).forEach((stream, sequence) -> after.put(stream, sequence.longValue()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(root.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What a client's text stands for, or empty when no service gave out such a text for these streams. */
    public static Optional<StreamPositions> parse(String text, Set<String> streams) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(Base64.getUrlDecoder().decode(text));
            return positionsIn(root, streams);
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A cursor is read from memory", impossible);
        }
    }

    private static Optional<StreamPositions> positionsIn(JsonNode root, Set<String> streams) {
        if (root.size() != 1 || !root.path(AFTER).isObject()) {
            return Optional.empty();
        }
        Map<String, Long> positions = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : root.get(AFTER).properties()) {
            if (!streams.contains(entry.getKey()) || !isSequence(entry.getValue())) {
                return Optional.empty();
            }
            positions.put(entry.getKey(), entry.getValue().longValue());
        }
        return Optional.of(new StreamPositions(positions));
    }

    /** Below the largest number, as reading goes on at the next one. */
    private static boolean isSequence(JsonNode node) {
        return node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= 0
                && node.longValue() < Long.MAX_VALUE;
    }
}
