package dev.shrike.standalone.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.api.Documents.Described;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A request as a document's examples have it. What is about one person is about one who was registered for it.
 *
 * @param person whom it is about
 * @param path with what the path and the query need
 * @param body JSON, or null
 */
record Request(UUID person, String path, JsonNode body) {

    private static final Set<String> PERSON_IN_QUERY = Set.of("user", "person");

    static Request of(Described operation, Callers callers) {
        boolean ofPerson = operation.roles().contains("self");
        UUID person = ofPerson ? callers.newcomer() : callers.somebody();
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.tree().path("parameters")) {
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" ->
                    path = path.replace(
                            "{" + name + "}", Rest.encode(inPath(operation, name, parameter, person, callers)));
                case "query" -> {
                    if (ofPerson && PERSON_IN_QUERY.contains(name)) {
                        query.add(name + "=" + person);
                    } else if (parameter.path("required").asBoolean() && parameter.has("example")) {
                        query.add(name + "="
                                + Rest.encode(parameter.path("example").asText()));
                    }
                }
                default -> {
                    // no header is needed
                }
            }
        }
        String whole = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return new Request(person, whole, body(operation, person, ofPerson));
    }

    private static String inPath(Described operation, String name, JsonNode parameter, UUID person, Callers callers) {
        boolean ofPerson = operation.roles().contains("self");
        if (ofPerson && (name.equals("id") || name.equals("person") || name.equals("aggregate"))) {
            return thing(operation.path(), person, callers);
        }
        return parameter.path("example").asText();
    }

    /** What of the person the path names: an export or a request of theirs, or the person. */
    private static String thing(String path, UUID person, Callers callers) {
        String about = "{\"user\":{\"id\":\"" + person + "\"},\"kind\":\"access\"}";
        if (path.startsWith("/gdpr/exports/")) {
            return idOf(callers.as(person).post("/gdpr/exports", about.replace(",\"kind\":\"access\"", "")));
        }
        if (path.startsWith("/gdpr/requests/")) {
            return idOf(callers.as(person).post("/gdpr/requests", about));
        }
        return person.toString();
    }

    private static String idOf(Rest.Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("What the operation is about cannot be made: " + answer);
        }
        return answer.location().substring(answer.location().lastIndexOf('/') + 1);
    }

    private static JsonNode body(Described operation, UUID person, boolean ofPerson) {
        JsonNode example = operation.tree().at("/requestBody/content/application~1json/example");
        if (operation.path().equals("/login")) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("username", "nobody")
                    .put("password", ""); // refused for what it is, not for who asks
        }
        if (ofPerson && example.path("user") instanceof ObjectNode) {
            ObjectNode own = example.deepCopy();
            ((ObjectNode) own.get("user")).put("id", person.toString());
            return own;
        }
        return example.isMissingNode() ? null : example;
    }
}
