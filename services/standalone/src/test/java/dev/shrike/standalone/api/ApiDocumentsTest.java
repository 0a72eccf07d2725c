package dev.shrike.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

class ApiDocumentsTest {

    /** As they were released last: see README.md beside them. */
    private static final Path RELEASED = Path.of("..", "..", "apis");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String PROBLEM = "application/problem+json";
    private static final Set<String> KNOWN_ROLES =
            Set.of("anybody", "user", "self", "analyst", "operator", "privacy-officer", "admin", "service");

    static Stream<Documents.Document> documents() {
        return Documents.all();
    }

    static Stream<Documents.Described> operations() {
        return Documents.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationSaysWhatItDoesAndWhoMayCallIt(Documents.Described operation) {
        assertThat(operation.tree().path("summary").asText()).as("summary").isNotBlank();
        assertThat(operation.tree().path("tags")).as("tags").isNotEmpty();
        assertThat(operation.roles()).as("x-roles").isNotEmpty().allMatch(KNOWN_ROLES::contains);
        boolean open = operation.roles().contains("anybody");
        assertThat(operation.tree().has("security")).as("security").isTrue();
        assertThat(operation.tree().path("security").isEmpty())
                .as("needs no token")
                .isEqualTo(open);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsSentAndAnsweredHasAnExample(Documents.Described operation) {
        assertThat(operation.tree().findValues("x-no-example-of"))
                .as("say these with @Schema(example = ...), or in examples.yml of describe")
                .isEmpty();
        exampleOf(operation.tree().path("requestBody"), "request");
        for (Map.Entry<String, JsonNode> answer :
                operation.tree().path("responses").properties()) {
            exampleOf(answer.getValue(), answer.getKey());
        }
        for (JsonNode parameter : operation.tree().path("parameters")) {
            if (parameter.path("required").asBoolean()) {
                assertThat(parameter.has("example") || parameter.path("schema").has("default"))
                        .as(parameter.path("name").asText())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyAnswerIsDescribedAndEveryErrorIsAProblem(Documents.Described operation) {
        JsonNode answers = operation.tree().path("responses");
        assertThat(answers.has("default")).isTrue();
        if (!operation.roles().contains("anybody")) {
            assertThat(answers.has("401") && answers.has("403"))
                    .as("401 and 403")
                    .isTrue();
        }
        boolean success = false;
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            assertThat(answer.getValue().path("description").asText())
                    .as(answer.getKey())
                    .isNotBlank()
                    .doesNotMatch("\\w+ \\d{3} response");
            if (answer.getKey().startsWith("2")) {
                success = true;
                assertThat(answer.getKey().equals("204") || answer.getValue().has("content"))
                        .as("a body of " + answer.getKey())
                        .isTrue();
            } else if (!answer.getKey().startsWith("3")) {
                assertThat(answer.getValue()
                                .path("content")
                                .path(PROBLEM)
                                .path("schema")
                                .path("$ref")
                                .asText())
                        .as(answer.getKey())
                        .isEqualTo("#/components/schemas/Problem");
            }
        }
        assertThat(success).as("an answer when all is well").isTrue();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theDocumentIsWhatTheSpecificationAsksFor(Documents.Document document) throws IOException {
        var parsed = new io.swagger.v3.parser.OpenAPIV3Parser().readContents(YAML.writeValueAsString(document.tree()));

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void nothingThatWasReleasedIsGone(Documents.Document document) throws IOException {
        Path released = RELEASED.resolve(document.service() + ".yml");
        if ("release".equals(System.getProperty("api"))) {
            Files.writeString(released, YAML.writeValueAsString(document.tree()));
        }

        String broken = broken(YAML.readTree(Files.readString(released)), document.tree());

        assertThat(broken)
                .as("what clients of %s may rely on; apis/README.md says what to do", document.service())
                .isEmpty();
    }

    @Test
    void aFieldOfAnAnswerThatIsGoneIsNamed() throws IOException {
        Documents.Document ticks = documents()
                .filter(each -> each.service().equals("tick-api"))
                .findFirst()
                .orElseThrow();
        ObjectNode less = ticks.tree().deepCopy();
        ((ObjectNode) less.at("/components/schemas/TickPage/properties")).remove("next");

        assertThat(broken(ticks.tree(), less)).contains("next");
    }

    @Test
    void anOperationThatIsGoneIsNamed() throws IOException {
        Documents.Document ticks = documents()
                .filter(each -> each.service().equals("tick-api"))
                .findFirst()
                .orElseThrow();
        ObjectNode less = ticks.tree().deepCopy();
        ((ObjectNode) less.path("paths")).remove("/v1/ratings");

        assertThat(broken(ticks.tree(), less)).contains("/v1/ratings");
    }

    /** What is not as clients knew it, in words; empty when they can go on as before. */
    private static String broken(JsonNode before, JsonNode now) throws IOException {
        ChangedOpenApi changes =
                OpenApiCompare.fromContents(YAML.writeValueAsString(before), YAML.writeValueAsString(now));
        String gone = String.join("\n", fieldsGone(before, now));
        if (changes.isCompatible()) {
            return gone;
        }
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        try (OutputStreamWriter out = new OutputStreamWriter(words, StandardCharsets.UTF_8)) {
            new MarkdownRender().render(changes, out);
        }
        return gone + words.toString(StandardCharsets.UTF_8);
    }

    /** The comparison takes an optional field of an answer for nothing that a client relies on; here it is. */
    private static List<String> fieldsGone(JsonNode before, JsonNode now) {
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, JsonNode> schema :
                before.at("/components/schemas").properties()) {
            JsonNode same = now.at("/components/schemas").path(schema.getKey());
            schema.getValue().path("properties").fieldNames().forEachRemaining(field -> {
                if (!same.isMissingNode() && !same.path("properties").has(field)) {
                    gone.add("The field " + field + " of " + schema.getKey() + " is gone.");
                }
            });
        }
        return gone;
    }

    private static void exampleOf(JsonNode holder, String what) {
        for (Map.Entry<String, JsonNode> media : holder.path("content").properties()) {
            boolean text = media.getKey().contains("json") || media.getKey().contains("event-stream");
            assertThat(!text
                            || media.getValue().has("example")
                            || media.getValue().has("examples"))
                    .as("an example of the %s in %s", what, media.getKey())
                    .isTrue();
        }
    }
}
