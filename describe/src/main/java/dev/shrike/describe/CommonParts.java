package dev.shrike.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What every document has in common: the form of problems, and the kinds of token. */
final class CommonParts {

    static final String PROBLEM = "#/components/schemas/Problem";

    private CommonParts() {}

    static void addTo(ObjectNode document) {
        freeForm(document);
        ObjectNode components = document.withObjectProperty("components");
        ObjectNode schemas = components.withObjectProperty("schemas");
        schemas.set("Problem", problem());
        ObjectNode schemes = components.withObjectProperty("securitySchemes");
        schemes.putObject(Rights.PERSON)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(
                        "description",
                        "What `POST /login` answers with. The roles in it say what else the person may; see `x-roles`.");
        schemes.putObject(Rights.SERVICE_TOKEN)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "A service's own token, good for a minute.");
        document.withObjectProperty("info")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
    }

    /** What the code has as a tree of JSON is an object of any form, and not the insides of a library's class. */
    private static void freeForm(ObjectNode document) {
        ObjectNode schemas = document.withObjectProperty("components").withObjectProperty("schemas");
        schemas.remove(List.of(
                "BaseJsonNode", "JsonNode", "JsonNodeType", "JsonSerializable.Base", "ObjectNode", "ContainerNode"));
        for (String name : List.of("ObjectNode", "JsonNode")) {
            for (JsonNode holder : document.findParents("$ref")) {
                if (holder.path("$ref").asText().equals("#/components/schemas/" + name)) {
                    ((ObjectNode) holder).remove("$ref");
                    ((ObjectNode) holder).put("type", "object");
                }
            }
        }
    }

    private static ObjectNode problem() {
        ObjectNode problem = JsonNodeFactory.instance
                .objectNode()
                .put("type", "object")
                .put("description", "Why a request was not carried out, by RFC 9457.");
        problem.putArray("required").add("type").add("title").add("status");
        ObjectNode properties = problem.putObject("properties");
        text(properties, "type", "What kind of problem; stable, for programs.").put("format", "uri-reference");
        text(properties, "title", "The kind in words.");
        properties
                .putObject("status")
                .put("type", "integer")
                .put("format", "int32")
                .put("description", "The answer's status.");
        text(properties, "detail", "This occurrence in words; nothing personal.");
        text(properties, "instance", "The path of the request.");
        ObjectNode errors = properties.putObject("errors").put("type", "array");
        errors.put("description", "What is wrong with which field; absent unless the request was not valid.");
        ObjectNode error = errors.putObject("items").put("type", "object");
        error.putArray("required").add("field").add("message");
        ObjectNode parts = error.putObject("properties");
        text(parts, "field", "As it is spelled in the request.");
        text(parts, "message", "What is wrong with it.");
        text(properties, "trace_id", "The trace that the request belongs to, by which operators find what happened.");
        return problem;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }
}
