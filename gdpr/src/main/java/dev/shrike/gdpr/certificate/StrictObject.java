package dev.shrike.gdpr.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A JSON object of which every field is asked for, and which has no other. Whatever is amiss is an
 * {@link IllegalArgumentException} that names the place, not the value.
 */
final class StrictObject {

    private final JsonNode node;
    private final String place;
    private final Set<String> left = new HashSet<>();

    private StrictObject(JsonNode node, String place) {
        this.node = node;
        this.place = place;
        node.fieldNames().forEachRemaining(left::add);
    }

    static <T> T read(JsonNode node, String place, Function<StrictObject, T> reader) {
        Permitted.require(node.isObject(), node, place + " is not an object");
        StrictObject object = new StrictObject(node, place);
        T read = reader.apply(object);
        return Permitted.require(object.left.isEmpty(), read, place + " has fields that do not belong there");
    }

    static <T> List<T> readAll(JsonNode node, String place, Function<StrictObject, T> reader) {
        Permitted.require(node.isArray(), node, place + " is not a list");
        List<T> read = new ArrayList<>();
        for (JsonNode item : node) {
            read.add(read(item, place + "[" + read.size() + "]", reader));
        }
        return List.copyOf(read);
    }

    String text(String field) {
        return take(field, JsonNode::isTextual, "text").textValue();
    }

    Optional<String> optionalText(String field) {
        return node.has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    long count(String field) {
        return count(field, take(field, JsonNode::isIntegralNumber, "a whole number"));
    }

    Instant time(String field) {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(at(field) + " is not a time", e);
        }
    }

    Optional<Instant> optionalTime(String field) {
        return node.has(field) ? Optional.of(time(field)) : Optional.empty();
    }

    UUID uuid(String field) {
        String text = text(field);
        try {
            UUID id = UUID.fromString(text);
            return Permitted.require(id.toString().equals(text), id, at(field) + " is not an id in lower case");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(at(field) + " is not an id", e);
        }
    }

    <T> List<T> list(String field, Function<StrictObject, T> reader) {
        return readAll(take(field, JsonNode::isArray, "a list"), at(field), reader);
    }

    <T> Optional<T> optional(String field, Function<StrictObject, T> reader) {
        return node.has(field)
                ? Optional.of(read(take(field, JsonNode::isObject, "an object"), at(field), reader))
                : Optional.empty();
    }

    Map<String, Long> counts(String field) {
        Map<String, Long> counts = new HashMap<>();
        take(field, JsonNode::isObject, "an object")
                .properties()
                .forEach(entry -> counts.put(entry.getKey(), count(field, entry.getValue())));
        return counts;
    }

    private long count(String field, JsonNode number) {
        boolean whole = number.isIntegralNumber() && number.canConvertToLong();
        Permitted.require(whole, number, at(field) + " is not a count");
        return Permitted.count(at(field), number.longValue());
    }

    private JsonNode take(String field, Predicate<JsonNode> kind, String what) {
        Permitted.require(left.remove(field), field, at(field) + " is missing");
        JsonNode value = node.get(field);
        return Permitted.require(kind.test(value), value, at(field) + " is not " + what);
    }

    private String at(String field) {
        return place + "." + field;
    }
}
