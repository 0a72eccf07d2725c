package dev.shrike.describe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a problem looks like, by its status. */
final class ProblemExample {

    private record Kind(String slug, String title) {}

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("400", new Kind("validation", "The request is not valid")),
            Map.entry("401", new Kind("unauthorized", "Not authenticated")),
            Map.entry("403", new Kind("forbidden", "Not allowed")),
            Map.entry("404", new Kind("not-found", "Not found")),
            Map.entry("406", new Kind("not-acceptable", "Cannot answer in an accepted media type")),
            Map.entry("409", new Kind("conflict", "Conflict")),
            Map.entry("410", new Kind("gone", "Gone")),
            Map.entry("413", new Kind("too-large", "The request is too large")),
            Map.entry("415", new Kind("unsupported-media-type", "Unsupported media type")),
            Map.entry("422", new Kind("unprocessable", "Unprocessable")),
            Map.entry("429", new Kind("too-many-requests", "Too many requests")),
            Map.entry("503", new Kind("unavailable", "Not available now")),
            Map.entry("504", new Kind("too-slow", "Too slow")));
    private static final Kind OTHER = new Kind("internal", "Internal error");

    private ProblemExample() {}

    static ObjectNode of(String status, String description, Operation operation) {
        Kind kind = KINDS.getOrDefault(status, OTHER);
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "/problems/" + kind.slug())
                .put("title", kind.title())
                .put("status", status.equals("default") ? 500 : Integer.parseInt(status))
                .put("detail", description.endsWith(".") ? description : description + ".")
                .put("instance", operation.path())
                .put("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");
    }
}
