package dev.shrike.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes an example beside everything that is sent or answered as JSON, and beside every parameter that has to be given: composed from
 * the schemas, with values that mean something in a bird watcher's world. Where a value is not known there is no example, and the
 * extension {@value #MISSING} names it, which a test of the build refuses.
 */
final class Examples {

    static final String MISSING = "x-no-example-of";
    private static final String JSON = "application/json";

    private final Composer composer;

    Examples(ObjectNode document) {
        composer = new Composer(document);
    }

    void addTo(ObjectNode described, Operation operation) {
        content(described.path("requestBody"), operation + " body");
        for (Map.Entry<String, JsonNode> response : described.path("responses").properties()) {
            content(response.getValue(), operation + " " + response.getKey());
        }
        for (JsonNode parameter : described.path("parameters")) {
            parameter((ObjectNode) parameter, operation);
        }
    }

    private void content(JsonNode holder, String place) {
        if (holder.path("content").path(JSON) instanceof ObjectNode media
                && !media.has("example")
                && !media.has("examples")) {
            List<String> missing = new ArrayList<>();
            set(media, composer.valueOf(media.path("schema"), place, missing), missing);
        }
    }

    private void parameter(ObjectNode parameter, Operation operation) {
        JsonNode schema = parameter.path("schema");
        if (parameter.path("required").asBoolean() && !parameter.has("example") && !schema.has("default")) {
            List<String> missing = new ArrayList<>();
            String name = parameter.path("name").asText();
            set(parameter, composer.named(operation.path(), name, schema, missing), missing);
        }
    }

    private static void set(ObjectNode holder, JsonNode example, List<String> missing) {
        if (missing.isEmpty()) {
            holder.set("example", example);
        } else {
            ArrayNode names = holder.putArray(MISSING);
            missing.stream().distinct().forEach(names::add);
        }
    }
}
