package dev.shrike.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDocumentTest {

    private static final Operation FIND = new Operation("get", "/users/{id}", List.of("self", "admin"), true, true);
    private static final Operation POST = new Operation("post", "/users", List.of("anybody"), true, false);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.yml"), """
                openapi: 3.0.1
                info: { title: a, version: "0.1" }
                paths:
                  /users/{id}:
                    get:
                      parameters:
                      - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
                      responses:
                        "200": { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
                        "410": { description: Erased }
                  /users:
                    post:
                      requestBody: { content: { application/json: { schema: { type: object, properties: { wing: { type: string } } } } } }
                      responses: { "204": { description: ok } }
                components:
                  schemas:
                    User:
                      type: object
                      properties:
                        username: { type: string }
                        kind: { type: string, pattern: one|two }
                """);
    }

    @Test
    void anOperationSaysWhoMayCallItAndWithWhichToken() throws IOException {
        JsonNode document = complete();

        assertThat(document.at("/paths/~1users~1{id}/get/x-roles").toString()).isEqualTo("[\"self\",\"admin\"]");
        assertThat(document.at("/paths/~1users~1{id}/get/security/0").has("person"))
                .isTrue();
        assertThat(document.at("/paths/~1users/post/security").isEmpty()).isTrue();
    }

    @Test
    void errorsFollowFromWhatAnOperationTakesWhoMayCallItAndWhatItAsks() throws IOException {
        JsonNode document = complete();

        assertThat(document.at("/paths/~1users~1{id}/get/responses").fieldNames())
                .toIterable()
                .containsExactly("200", "400", "401", "403", "410", "429", "503", "default");
        assertThat(document.at("/paths/~1users/post/responses").fieldNames())
                .toIterable()
                .containsExactly("204", "400", "413", "415", "429", "default");
        assertThat(document.at("/paths/~1users~1{id}/get/responses/410/content/application~1problem+json/example/type")
                        .asText())
                .isEqualTo("/problems/gone");
    }

    @Test
    void anExampleIsComposedOfTheSchema() throws IOException {
        JsonNode example = complete().at("/paths/~1users~1{id}/get/responses/200/content/application~1json/example");

        assertThat(example.path("username").asText()).isEqualTo("ana");
        assertThat(example.path("kind").asText()).isNotEmpty();
    }

    @Test
    void aValueThatIsNotKnownIsNamedInPlaceOfTheExample() throws IOException {
        JsonNode body = complete().at("/paths/~1users/post/requestBody/content/application~1json");

        assertThat(body.has("example")).isFalse();
        assertThat(body.path("x-no-example-of").toString()).contains("wing");
    }

    @Test
    void completingTwiceChangesNothingMore() throws IOException {
        String once = complete().toString();

        assertThat(complete().toString()).isEqualTo(once);
    }

    @Test
    void anOperationThatOnlyOneOfTheTwoKnowsIsRefused() {
        assertThatThrownBy(() -> new ApiDocument(file).complete(List.of(FIND)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/users");
    }

    private JsonNode complete() throws IOException {
        new ApiDocument(file).complete(List.of(FIND, POST));
        return new YAMLMapper().readTree(Files.readString(file));
    }
}
