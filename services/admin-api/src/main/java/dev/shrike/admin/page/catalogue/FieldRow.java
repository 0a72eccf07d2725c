package dev.shrike.admin.page.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.schemas.asyncapi.JsonForm;
import dev.shrike.schemas.catalogue.EventSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One field of a version.
 *
 * @param path from the envelope
 * @param type as JSON has it
 * @param optional whether it may be absent
 * @param person whose it is, when it is sealed: the path of that person's id; empty otherwise
 * @param purpose what it is kept for, when it is sealed
 * @param meaning in words
 */
record FieldRow(String path, String type, boolean optional, String person, String purpose, String meaning) {

    /** All fields of a version, in the order of its schema; what every event has around its data comes last. */
    static List<FieldRow> of(EventSchema version) {
        JsonNode form = JsonForm.of(version);
        List<FieldRow> rows = new ArrayList<>();
        collect(form, "", rows);
        List<FieldRow> sorted =
                new ArrayList<>(rows.stream().filter(row -> row.isOwn()).toList());
        sorted.addAll(rows.stream().filter(row -> !row.isOwn()).toList());
        return sorted;
    }

    boolean isOwn() {
        return path.startsWith("data.");
    }

    boolean sealed() {
        return !person.isEmpty();
    }

    private static void collect(JsonNode object, String path, List<FieldRow> rows) {
        List<String> required = new ArrayList<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
            String place = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            JsonNode value = field.getValue();
            if (value.path("type").asText().equals("object") && value.has("properties")) {
                collect(value, place, rows);
            } else {
                rows.add(row(place, value, !required.contains(field.getKey())));
            }
        }
    }

    private static FieldRow row(String path, JsonNode value, boolean optional) {
        boolean isSealed = value.has("x-sealed");
        return new FieldRow(
                path,
                typeOf(isSealed ? value.path("anyOf").path(0) : value),
                optional,
                value.at("/x-sealed/person").asText(),
                value.at("/x-sealed/purpose").asText(),
                value.path("description").asText());
    }

    private static String typeOf(JsonNode value) {
        if (value.path("type").asText().equals("object") && value.has("properties")) {
            List<String> names = new ArrayList<>();
            value.path("properties").fieldNames().forEachRemaining(names::add);
            return "{" + String.join(", ", names) + "}";
        }
        if (value.path("type").asText().equals("array")) {
            return "list of " + typeOf(value.path("items"));
        }
        return value.has("format")
                ? value.path("format").asText()
                : value.path("type").asText("any");
    }
}
