package dev.shrike.standalone.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The OpenAPI documents on the class path: one of each service that has operations, and one of what they have from a library. */
public final class Documents {

    private static final List<String> SERVICES = List.of(
            "auth-api", "user-api", "tick-api", "notifier", "statistics-api", "admin-api", "gateway", "messaging");
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private Documents() {}

    /** One service's document. */
    public record Document(String service, JsonNode tree) {

        public List<Described> operations() {
            List<Described> found = new ArrayList<>();
            for (Map.Entry<String, JsonNode> path : tree.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
                    if (VERBS.contains(verb.getKey())) {
                        found.add(new Described(service, verb.getKey(), path.getKey(), verb.getValue()));
                    }
                }
            }
            return found;
        }

        @Override
        public String toString() {
            return service;
        }
    }

    /** One operation. */
    public record Described(String service, String verb, String path, JsonNode tree) {

        public List<String> roles() {
            List<String> roles = new ArrayList<>();
            tree.path("x-roles").forEach(role -> roles.add(role.asText()));
            return roles;
        }

        @Override
        public String toString() {
            return verb.toUpperCase(java.util.Locale.ROOT) + " " + path + " of " + service;
        }
    }

    public static Stream<Document> all() {
        return SERVICES.stream()
                .map(service -> new Document(service, read(service)))
                .filter(document -> document.tree().path("paths").isObject());
    }

    public static Stream<Described> operations() {
        return all().flatMap(document -> document.operations().stream());
    }

    private static JsonNode read(String service) {
        URL file = Documents.class.getResource("/META-INF/swagger/" + service + "-0.1.yml");
        if (file == null) {
            throw new IllegalStateException(service + " has no OpenAPI document on the class path");
        }
        try {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
