package dev.shrike.bridge.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lays what a person wrote over the defaults. A key that the defaults do not have is a mistake, except where any key may stand. */
final class Overlay {
    /** Whose keys are not ours: client properties, names of events. */
    private static final Set<String> OPEN = Set.of("client", "split");

    private final Placeholders placeholders;

    Overlay(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    void lay(ObjectNode defaults, JsonNode written) {
        lay("", defaults, written);
    }

    private void lay(String path, ObjectNode defaults, JsonNode written) {
        if (!written.isObject()) {
            throw new ConfigException((path.isEmpty() ? "The file" : path) + " has settings by name, and here is \""
                    + written.asText() + "\"");
        }
        for (Map.Entry<String, JsonNode> entry : written.properties()) {
            String name = entry.getKey();
            String here = path.isEmpty() ? name : path + "." + name;
            JsonNode known = defaults.get(name);
            if (known == null) {
                throw new ConfigException("There is no setting " + here + "; here are " + names(defaults));
            }
            if (entry.getValue().isNull()) {
                continue;
            }
            if (known instanceof ObjectNode inner && !OPEN.contains(name)) {
                lay(here, inner, entry.getValue());
            } else {
                defaults.set(name, replaced(here, entry.getValue()));
            }
        }
    }

    private JsonNode replaced(String path, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> TextNode.valueOf(placeholders.replace(path, value.textValue()));
            case OBJECT -> {
                ObjectNode object = value.deepCopy();
                object.properties()
                        .forEach(entry -> entry.setValue(replaced(path + "." + entry.getKey(), entry.getValue())));
                yield object;
            }
            case ARRAY -> {
                com.fasterxml.jackson.databind.node.ArrayNode array = value.deepCopy();
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, replaced(path + "[" + i + "]", array.get(i)));
                }
                yield array;
            }
            case null, default -> value;
        };
    }

    private static String names(ObjectNode defaults) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> it = defaults.fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        return String.join(", ", names);
    }
}
