package dev.shrike.charts.chart;

import com.fasterxml.jackson.databind.JsonNode;

/** One object that a chart rendered. Its text is its kind and name, so that a failure is short. */
public record Manifest(JsonNode tree) {

    public String kind() {
        return path("kind").asText();
    }

    public String name() {
        return at("/metadata/name").asText();
    }

    public JsonNode path(String field) {
        return tree.path(field);
    }

    public JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    /** A label, or nothing. */
    public String label(String key) {
        return at("/metadata/labels").path(key).asText();
    }

    /** An annotation, or nothing. */
    public String annotation(String key) {
        return at("/metadata/annotations").path(key).asText();
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
