package dev.shrike.schemas.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a document had and another has not. Words and examples may change; every field, channel, message, operation, address, enumerated
 * value and type is something that clients may rely on.
 */
final class Missing {

    private static final Set<String> WORDS =
            Set.of("description", "summary", "title", "examples", "tags", "info", "x-fingerprint", "servers", "name");

    /** A field with such a name is a field and no word. */
    private static final String FIELDS = "properties";

    private final List<String> missing = new ArrayList<>();

    private Missing() {}

    static List<String> from(JsonNode before, JsonNode now) {
        Missing found = new Missing();
        found.compare(plain(before), plain(now), "", false);
        return found.missing;
    }

    /** As it is written: a number is a number, however it was held in memory. */
    private static JsonNode plain(JsonNode tree) {
        try {
            return new ObjectMapper().readTree(tree.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON is not JSON", e);
        }
    }

    private void compare(JsonNode before, JsonNode now, String path, boolean fields) {
        if (before.isObject()) {
            for (Map.Entry<String, JsonNode> part : before.properties()) {
                String name = part.getKey();
                if (!fields && (WORDS.contains(name) || name.equals("required"))) {
                    continue;
                }
                String place = path + "/" + name;
                if (now.has(name)) {
                    compare(part.getValue(), now.get(name), place, name.equals(FIELDS) || path.isEmpty());
                } else {
                    missing.add(place);
                }
            }
        } else if (before.isArray()) {
            for (JsonNode value : before) {
                if (!contains(now, value)) {
                    missing.add(path + "/" + (value.isValueNode() ? value.asText() : "?"));
                }
            }
        } else if (!before.equals(now)) {
            missing.add(path);
        }
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
