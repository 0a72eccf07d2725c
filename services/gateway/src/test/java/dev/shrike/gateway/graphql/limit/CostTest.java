package dev.shrike.gateway.graphql.limit;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final GraphQLSchema SCHEMA =
            new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse("""
                    directive @cost(weight: Int! = 1, times: String) on FIELD_DEFINITION
                    type Query { nest: Nest, nests(first: Int! = 20): [Nest!] @cost(weight: 10, times: "first") }
                    type Nest { id: ID, eggs(first: Int = 3): [Egg!] @cost(times: "first") , parent: Bird @cost(weight: 10) }
                    type Egg { id: ID, colour: String }
                    type Bird { id: ID }
                    """), RuntimeWiring.MOCKED_WIRING);

    @Test
    void a_field_costs_one_and_more_where_a_service_is_asked() {
        assertThat(of("{ nest { id parent { id } } }")).isEqualTo(1 + 1 + 10 + 1);
    }

    @Test
    void a_list_costs_as_often_as_it_was_asked_for() {
        assertThat(of("{ nests(first: 5) { id parent { id } } }")).isEqualTo(10 + 5 * (1 + 10 + 1));
        assertThat(of("{ nests { id } }")).as("the schema's default").isEqualTo(10 + 20);
    }

    @Test
    void lists_in_lists_multiply() {
        assertThat(of("{ nests(first: 5) { eggs(first: 4) { id colour } } }")).isEqualTo(10 + 5 * (1 + 4 * 2));
    }

    @Test
    void variables_count_with_their_values() {
        String query = "query ($n: Int! = 7) { nests(first: $n) { id } }";

        assertThat(of(query, Map.of("n", 100))).isEqualTo(110);
        assertThat(of(query, Map.of())).as("the variable's default").isEqualTo(17);
        assertThat(of("query ($n: Int) { nest { eggs(first: $n) { id } } }", Map.of()))
                .as("neither value nor default: the schema's")
                .isEqualTo(1 + 1 + 3);
    }

    @Test
    void what_is_no_number_of_items_makes_nothing_cheaper() {
        assertThat(of("{ nests(first: -1000) { id } }")).isEqualTo(10 + 1);
        assertThat(of("query ($n: Int!) { nests(first: $n) { id } }", Map.of("n", "many")))
                .isEqualTo(10 + 20);
    }

    @Test
    void a_cost_beyond_all_numbers_is_the_largest() {
        assertThat(of(
                        "query ($n: Int!) { nests(first: $n) { eggs(first: $n) { id colour } } }",
                        Map.of("n", Long.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void fragments_cost_what_is_in_them() {
        assertThat(of("{ nest { ...Family } } fragment Family on Nest { parent { id } ... on Nest { id } }"))
                .isEqualTo(1 + 10 + 1 + 1);
    }

    @Test
    void introspection_costs_as_much_as_it_has_fields() {
        assertThat(of("{ __schema { queryType { name } } __typename }")).isEqualTo(4);
    }

    private static long of(String query) {
        return of(query, Map.of());
    }

    private static long of(String query, Map<String, Object> variables) {
        Document document = Parser.parse(query);
        return Cost.of(
                SCHEMA,
                document,
                document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow(),
                variables);
    }
}
