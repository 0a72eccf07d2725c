package dev.shrike.bridge.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.TreeMap;

/** Checkpoints as JSON, so that an operator can read them with any Kafka tool. Written once in a transaction, never per event. */
final class CheckpointFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckpointFormat() {}

    static byte[] write(Checkpoint checkpoint, String instance) {
        ObjectNode json = JSON.createObjectNode();
        fill(json, checkpoint);
        json.put("instance", instance);
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can always be written", e);
        }
    }

    /** The same for scripts: with the lane in front, and the time at which it was written. */
    static ObjectNode json(StoredCheckpoint stored) {
        ObjectNode json = JSON.createObjectNode().put("lane", stored.lane());
        fill(json, stored.checkpoint());
        return json.put("instance", stored.instance())
                .put("written", stored.written().toString());
    }

    private static void fill(ObjectNode json, Checkpoint checkpoint) {
        switch (checkpoint) {
            case Checkpoint.OfStream at -> {
                json.put("stream", at.stream());
                json.put("created", at.created().toString());
                json.put("sequence", at.sequence());
                json.put("event_id", at.eventId());
                json.put("time", at.time().toString());
            }
            case Checkpoint.OfTopic at -> {
                json.put("topic", at.topic());
                json.put("topic_id", at.topicId());
                ObjectNode offsets = json.putObject("offsets");
                at.offsets().forEach((partition, offset) -> offsets.put(partition.toString(), offset));
                json.put("stream", at.stream());
                json.put("sequence", at.sequence());
            }
        }
    }

    /** Reads what {@link #write} wrote; anything else is not guessed at. */
    static Checkpoint read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return json.path("topic").isTextual() ? ofTopic(json) : ofStream(json);
        } catch (IOException | DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException("Not a checkpoint: " + e.getMessage(), e);
        }
    }

    /** Who wrote it; empty when it does not say. */
    static String instance(byte[] bytes) {
        try {
            return JSON.readTree(bytes).path("instance").asText();
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a checkpoint: " + e.getMessage(), e);
        }
    }

    private static Checkpoint ofStream(JsonNode json) {
        return new Checkpoint.OfStream(
                text(json, "stream"),
                Instant.parse(text(json, "created")),
                json.required("sequence").longValue(),
                text(json, "event_id"),
                Instant.parse(text(json, "time")));
    }

    private static Checkpoint ofTopic(JsonNode json) {
        var offsets = new TreeMap<Integer, Long>();
        json.required("offsets")
                .properties()
                .forEach(entry -> offsets.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().longValue()));
        return new Checkpoint.OfTopic(
                text(json, "topic"),
                text(json, "topic_id"),
                offsets,
                text(json, "stream"),
                json.required("sequence").longValue());
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).asText();
    }
}
