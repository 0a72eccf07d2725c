package dev.shrike.bridge.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The shape of JSON that nobody vouches for: its names, and of its values only ids, times, truth values and the words of an
 * envelope. All others are closed, since any may be about a person. Bounded in depth and size.
 */
final class ClosedJson {
    private static final int DEEPEST = 8;
    private static final int MOST_NODES = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.$-]{0,63}");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,40}");
    /** Paths of an envelope whose values are words of ours. */
    private static final Set<String> ENVELOPE = Set.of("/type", "/version", "/metadata/source");

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private int nodes;

    private ClosedJson() {}

    static JsonNode of(JsonNode open) {
        return new ClosedJson().node(open, "", 0);
    }

    private JsonNode node(JsonNode open, String path, int depth) {
        nodes++;
        if (nodes > MOST_NODES || depth > DEEPEST) {
            return json.textNode("…");
        }
        return switch (open.getNodeType()) {
            case OBJECT -> object(open, path, depth);
            case ARRAY -> array(open, path, depth);
            case STRING ->
                isShown(open.textValue(), path) ? open : closed(open.textValue().length() + " characters");
            case NUMBER -> closed("a number");
            case BOOLEAN, NULL -> open;
            case BINARY, MISSING, POJO -> closed("a value");
        };
    }

    private ObjectNode object(JsonNode open, String path, int depth) {
        ObjectNode shown = json.objectNode();
        int hidden = 0;
        for (Map.Entry<String, JsonNode> entry : open.properties()) {
            if (nodes > MOST_NODES) {
                shown.put("…", open.size() - shown.size() + " more");
                return shown;
            }
            boolean plain = NAME.matcher(entry.getKey()).matches();
            String name = plain ? entry.getKey() : "(closed name " + ++hidden + ")";
            shown.set(name, node(entry.getValue(), path + "/" + name, depth + 1));
        }
        return shown;
    }

    private ArrayNode array(JsonNode open, String path, int depth) {
        ArrayNode shown = json.arrayNode();
        for (JsonNode element : open) {
            if (nodes > MOST_NODES) {
                break;
            }
            shown.add(node(element, path + "/*", depth + 1));
        }
        return shown;
    }

    private static boolean isShown(String value, String path) {
        return ID.matcher(value).matches()
                || isTime(value)
                || ENVELOPE.contains(path) && WORD.matcher(value).matches();
    }

    private static boolean isTime(String value) {
        try {
            return value.length() <= 40 && Instant.parse(value) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private JsonNode closed(String what) {
        return json.textNode("(closed: " + what + ")");
    }
}
