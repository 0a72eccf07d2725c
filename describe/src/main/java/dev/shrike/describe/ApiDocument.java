package dev.shrike.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One document, from Micronaut's processor, in a file. Completing it twice changes nothing more. */
final class ApiDocument {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Path file;

    ApiDocument(Path file) {
        this.file = file;
    }

    /**
     * Writes into it what the operations say.
     *
     * @throws IllegalStateException when the document and the code do not have the same operations
     */
    void complete(List<Operation> operations) throws IOException {
        var document = (ObjectNode) YAML.readTree(Files.readString(file));
        requireSame(document, operations);
        CommonParts.addTo(document);
        Examples examples = new Examples(document);
        for (Operation operation : operations) {
            var described =
                    (ObjectNode) document.path("paths").path(operation.path()).path(operation.verb());
            Rights.addTo(described, operation);
            Errors.addTo(described, operation);
            examples.addTo(described, operation);
        }
        Files.writeString(file, YAML.writeValueAsString(document));
    }

    private static void requireSame(JsonNode document, List<Operation> operations) {
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            path.getValue().fieldNames().forEachRemaining(verb -> {
                if (VERBS.contains(verb)) {
                    written.add(verb + " " + path.getKey());
                }
            });
        }
        List<String> inCode =
                operations.stream().map(Operation::toString).sorted().toList();
        if (!written.stream().sorted().toList().equals(inCode)) {
            throw new IllegalStateException("it describes " + written + ", and the code has " + inCode);
        }
    }
}
