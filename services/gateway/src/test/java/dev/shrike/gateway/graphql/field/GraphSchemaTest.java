package dev.shrike.gateway.graphql.field;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.Description;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffCategory;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphSchemaTest {
    private static final String PRESENT = new GraphSchema(() -> null).text();

    /** What clients were promised. A new field is added here when it is released; nothing is ever taken out. */
    private static final Path RELEASED = Path.of("src/test/resources/graphql/released.graphqls");

    @Test
    void what_was_released_is_still_there() throws IOException {
        assertThat(breakages(Files.readString(RELEASED, StandardCharsets.UTF_8), PRESENT))
                .isEmpty();
    }

    @Test
    void what_is_there_is_released() throws IOException {
        assertThat(breakages(PRESENT, Files.readString(RELEASED, StandardCharsets.UTF_8)))
                .as("copy the schema to " + RELEASED + " when it is released")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    displayName: String!                      | name: String!
                    tick(id: ID!, position: String): Tick     | tick(id: ID!, position: String!): Tick
                    tick(id: ID!, position: String): Tick     | tick(id: ID!): Tick
                    "What is on it."\\n  sighting: SightingInput | "What is on it."\\n  sighting: SightingInput!
                    species: String!                          | species: [String!]!
                    grade: String                             | grade: Int
                    enum WindowSize {\\n  "60 seconds."\\n  MINUTE | enum WindowSize {
                    """)
    void a_change_that_breaks_clients_is_noticed(String before, String after) {
        String changed = PRESENT.replace(before.replace("\\n", "\n"), after.replace("\\n", "\n"));

        assertThat(changed).isNotEqualTo(PRESENT);
        assertThat(breakages(PRESENT, changed)).isNotEmpty();
    }

    @Test
    void a_field_more_breaks_nobody() {
        assertThat(breakages(PRESENT, PRESENT.replace("type Profile {", "type Profile {\n  motto: String\n")))
                .isEmpty();
    }

    @Test
    void everything_says_what_it_is() {
        TypeDefinitionRegistry types = new SchemaParser().parse(PRESENT);

        assertThat(types.types().values().stream().flatMap(GraphSchemaTest::undescribed))
                .isEmpty();
        for (String root : List.of("Query", "Mutation", "Subscription")) {
            var fields = ((ObjectTypeDefinition) types.getTypeOrNull(root)).getFieldDefinitions();
            assertThat(fields)
                    .allSatisfy(field -> assertThat(field.getDescription().getContent())
                            .as(field.getName())
                            .contains("Example: `"));
        }
    }

    private static Stream<String> undescribed(TypeDefinition<?> type) {
        Stream<? extends Node<?>> inside = switch (type) {
            case ObjectTypeDefinition object -> object.getFieldDefinitions().stream();
            case InputObjectTypeDefinition input -> input.getInputValueDefinitions().stream();
            case EnumTypeDefinition values -> values.getEnumValueDefinitions().stream();
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(type), inside)
                .filter(node -> description(node) == null
                        || description(node).getContent().isBlank())
                .map(node -> type.getName() + "." + ((NamedNode<?>) node).getName());
    }

    private static Description description(Node<?> node) {
        return ((AbstractDescribedNode<?>) node).getDescription();
    }

    private static List<String> breakages(String before, String after) {
        CapturingReporter reporter = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(schema(before), schema(after)), reporter);
        return Stream.concat(
                        reporter.getBreakages().stream(),
                        reporter.getDangers().stream().filter(event -> event.getCategory() == DiffCategory.STRICTER))
                .map(DiffEvent::toString)
                .toList();
    }

    private static GraphQLSchema schema(String text) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        Scalars.ALL.forEach(wiring::scalar);
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text), wiring.build());
    }
}
