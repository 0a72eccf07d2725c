package dev.shrike.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Composes a value of a schema. */
final class Composer {

    private static final String REFERENCE = "#/components/schemas/";
    private static final int DEEPEST = 8;
    private static final Pattern ALTERNATIVES = Pattern.compile("[a-z0-9_-]+(\\|[a-z0-9_-]+)+");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode schemas;
    private final KnownValues known = KnownValues.read();

    Composer(JsonNode document) {
        schemas = document.path("components").path("schemas");
    }

    /** A value of the schema; what is not known is noted among the missing ones. */
    JsonNode valueOf(JsonNode schema, String place, List<String> missing) {
        return known.of("", place).orElseGet(() -> value(schema, "", place, 0, missing));
    }

    /** A value for what has a name within something else: a schema, or a path. */
    JsonNode named(String owner, String name, JsonNode schema, List<String> missing) {
        return named(owner, name, schema, 0, missing);
    }

    private JsonNode named(String owner, String name, JsonNode schema, int depth, List<String> missing) {
        Optional<JsonNode> exact = known.of(owner, name);
        return exact.isPresent() ? exact.get() : value(schema, name, owner + "." + name, depth, missing);
    }

    private JsonNode value(JsonNode schema, String name, String place, int depth, List<String> missing) {
        if (schema.has("example")) {
            return schema.get("example");
        }
        if (schema.has("$ref")) {
            return referenced(schema.get("$ref").asText(), depth, missing);
        }
        if (schema.has("allOf")) {
            return all(schema.get("allOf"), name, place, depth, missing);
        }
        if (schema.has("enum")) {
            return known.of("", name)
                    .filter(value -> contains(schema.get("enum"), value))
                    .orElse(schema.get("enum").get(0));
        }
        if (schema.has("properties")) {
            return object(schema, place, depth, missing);
        }
        Optional<JsonNode> byName = known.of("", name);
        return switch (schema.path("type").asText()) {
            case "array" ->
                byName.filter(JsonNode::isArray).orElseGet(() -> array(schema, name, place, depth, missing));
            case "string" ->
                byName.filter(JsonNode::isTextual).or(() -> text(schema)).orElseGet(() -> unknown(place, missing));
            case "integer", "number" -> byName.filter(JsonNode::isNumber).orElseGet(() -> unknown(place, missing));
            case "boolean" -> byName.filter(JsonNode::isBoolean).orElse(NODES.booleanNode(false));
            default -> byName.orElseGet(() -> unknown(place, missing));
        };
    }

    private JsonNode referenced(String reference, int depth, List<String> missing) {
        String name = reference.substring(REFERENCE.length());
        if (depth > DEEPEST) {
            return NODES.objectNode();
        }
        Optional<JsonNode> whole = known.of("", name);
        return whole.isPresent() ? whole.get() : value(schemas.path(name), "", name, depth + 1, missing);
    }

    private JsonNode all(JsonNode parts, String name, String place, int depth, List<String> missing) {
        ObjectNode merged = NODES.objectNode();
        for (JsonNode part : parts) {
            JsonNode value = value(part, name, place, depth + 1, missing);
            if (!(value instanceof ObjectNode object)) {
                return value;
            }
            merged.setAll(object);
        }
        return merged;
    }

    private ObjectNode object(JsonNode schema, String owner, int depth, List<String> missing) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            object.set(property.getKey(), named(owner, property.getKey(), property.getValue(), depth, missing));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, String name, String place, int depth, List<String> missing) {
        return NODES.arrayNode().add(value(schema.path("items"), name, place, depth, missing));
    }

    private Optional<JsonNode> text(JsonNode schema) {
        String pattern = schema.path("pattern").asText();
        return ALTERNATIVES.matcher(pattern).matches()
                ? Optional.of(NODES.textNode(pattern.substring(0, pattern.indexOf('|'))))
                : known.of("format", schema.path("format").asText());
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode unknown(String place, List<String> missing) {
        missing.add(place);
        return NODES.nullNode();
    }
}
