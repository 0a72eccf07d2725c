package dev.shrike.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the errors that an operation can answer with. Those of its own it declares, and here they get their form; the others follow
 * from what it takes, who may call it and what it asks. Whatever is left falls under {@code default}.
 */
final class Errors {

    private static final String PROBLEM_TYPE = "application/problem+json";

    private Errors() {}

    static void addTo(ObjectNode described, Operation operation) {
        ObjectNode responses = described.withObjectProperty("responses");
        if (operation.fallible()) {
            declare(responses, "400", "The request is not valid; `errors` says which field is wrong, and why");
        }
        if (!operation.open()) {
            declare(responses, "401", "There is no token, or it is not good any more");
            declare(responses, "403", "The caller may not do this");
        }
        if (described.has("requestBody")) {
            declare(responses, "413", "The body is larger than what is taken");
            declare(responses, "415", "The body is of another media type");
        }
        declare(responses, "429", "Too many requests of this caller; `Retry-After` says when to go on");
        if (operation.working()) {
            declare(responses, "503", "Something that the answer needs is away; `Retry-After` says when to try again");
        }
        declare(responses, "default", "Any other problem");
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            if (!response.getKey().startsWith("2") && !response.getKey().startsWith("3")) {
                giveForm(response.getKey(), (ObjectNode) response.getValue(), operation);
            }
        }
        sort(responses);
    }

    private static void declare(ObjectNode responses, String status, String description) {
        if (!responses.has(status)) {
            responses.putObject(status).put("description", description);
        }
    }

    private static void giveForm(String status, ObjectNode response, Operation operation) {
        if (response.has("content")) {
            return;
        }
        ObjectNode content = response.putObject("content").putObject(PROBLEM_TYPE);
        content.putObject("schema").put("$ref", CommonParts.PROBLEM);
        content.set(
                "example",
                ProblemExample.of(status, response.path("description").asText(), operation));
        if (List.of("429", "503").contains(status)) {
            ObjectNode header = response.withObjectProperty("headers").putObject("Retry-After");
            header.put("description", "Seconds to wait")
                    .putObject("schema")
                    .put("type", "integer")
                    .put("minimum", 1);
        }
    }

    /** The statuses in their order, {@code default} last. */
    private static void sort(ObjectNode responses) {
        var sorted = new TreeMap<String, JsonNode>();
        responses.properties().forEach(response -> sorted.put(response.getKey(), response.getValue()));
        responses.removeAll();
        sorted.forEach(responses::set);
    }
}
