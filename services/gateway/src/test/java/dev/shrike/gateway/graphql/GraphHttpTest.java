package dev.shrike.gateway.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.introspection.IntrospectionQuery;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire: statuses, limits, persisted queries. */
class GraphHttpTest {
    private static final String SPECIFIC = "application/graphql-response+json";

    @TempDir
    static Path folder;

    private static GraphServer server;

    @BeforeAll
    static void start() {
        server = GraphServer.start(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.platform().forget();
    }

    @Test
    void nobody_is_answered_without_a_token() {
        for (String token : new String[] {"", "Bearer nonsense", "Bearer " + server.token(Duration.ofSeconds(-1))}) {
            assertThat(server.post("{\"query\":\"{ __typename }\"}", Map.of("Authorization", token))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(server.get("/graphql?query=%7Bme%7Bid%7D%7D", Map.of("Authorization", token))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_schema_is_there_for_everybody() {
        HttpResponse<String> schema = server.get("/graphql/schema", Map.of());

        assertThat(schema.statusCode()).isEqualTo(200);
        assertThat(schema.body()).contains("type Query {", "type Subscription {");
    }

    @Test
    void who_is_logged_in_may_look_at_the_schema() {
        JsonNode types = server.data(IntrospectionQuery.INTROSPECTION_QUERY).at("/__schema/types");

        assertThat(types.findValuesAsText("name")).contains("Query", "Mutation", "Subscription");
    }

    @Test
    void a_get_asks_and_changes_nothing() {
        String token = "Bearer " + server.token(Duration.ofMinutes(1));
        String query = "/graphql?query=" + encoded("query ($id: ID!) { tick(id: $id) { id } }") + "&variables="
                + encoded("{\"id\":\"t5\"}");

        assertThat(GraphServer.json(server.get(query, Map.of("Authorization", token)))
                        .at("/data/tick/id")
                        .asText())
                .isEqualTo("t5");
        assertThat(server.get(
                                "/graphql?query=" + encoded("mutation { forgetMe { id } }"),
                                Map.of("Authorization", token))
                        .statusCode())
                .isEqualTo(405);
        assertThat(server.get("/graphql?query=%7Bme%7Bid%7D%7D&variables=3", Map.of("Authorization", token))
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.platform().asked()).containsExactly("GET /ticks/t5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { me { id }                                | GRAPHQL_PARSE_FAILED
                    { nobody { id } }                          | GRAPHQL_VALIDATION_FAILED
                    query ($n: Int!) { topScores(first: $n) { score } } | GRAPHQL_VALIDATION_FAILED
                    query A { me { id } } query B { me { id } } | UNKNOWN_OPERATION
                    subscription { aboutMe { cursor } }        | OPERATION_NOT_SUPPORTED
                    { __schema { types { fields { type { fields { type { name } } } } } } } | BAD_FAITH_INTROSPECTION
                    """)
    void what_cannot_be_run_is_an_error_with_a_code(String query, String code) {
        HttpResponse<String> plain = server.post(Map.of("query", query), Map.of());
        HttpResponse<String> specific = server.post(Map.of("query", query), Map.of("Accept", SPECIFIC));

        assertThat(GraphServer.json(plain).at("/errors/0/extensions/code").asText())
                .isEqualTo(code);
        assertThat(GraphServer.json(plain).has("data")).isFalse();
        assertThat(specific.statusCode()).isBetween(400, 405);
        assertThat(specific.headers().firstValue("Content-Type").orElse("")).startsWith(SPECIFIC);
        assertThat(server.platform().asked()).isEmpty();
    }

    @Test
    void what_is_no_request_is_a_bad_one() {
        assertThat(server.post("[]", Map.of()).statusCode()).isEqualTo(400);
        assertThat(server.post("{\"query\":", Map.of()).statusCode()).isEqualTo(400);
        assertThat(server.post("{\"query\":{}}", Map.of()).statusCode()).isEqualTo(400);
        assertThat(GraphServer.json(server.post("{}", Map.of()))
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void what_is_too_large_is_refused_before_it_runs() {
        String aliases =
                IntStream.range(0, 60).mapToObj(i -> "a" + i + ": me { id }").collect(Collectors.joining(" "));
        String deep = "{ topScores(first: 1) { " + "image { score { ".repeat(6) + "mean" + " } }".repeat(6) + " } }";

        refused("depth", 14, 12, deep);
        refused("aliases", 60, 50, "{ " + aliases + " }");
        refused("fields", 502, 500, "{ me { " + "id ".repeat(501) + "} }");
        refused("cost", 10_011, 10_000, "{ topScores(first: 10001) { score } }");
        refused("characters", 20_001, 20_000, "{ me { id } } #" + "x".repeat(19_986));
        assertThat(server.platform().asked()).isEmpty();
    }

    @Test
    void too_many_words_are_not_read_to_their_end() {
        assertThat(server.query("{ me { " + "id ".repeat(5_001) + " } }")
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("QUERY_TOO_LARGE");
    }

    @Test
    void a_query_that_is_known_by_its_hash_need_not_be_sent_again() throws Exception {
        String query = "{ me { id } persisted: __typename }";
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> extensions = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));

        HttpResponse<String> unknown = server.post(Map.of("extensions", extensions), Map.of());
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(unknown.body())
                .isEqualTo(
                        "{\"errors\":[{\"message\":\"PersistedQueryNotFound\",\"extensions\":{\"code\":\"PERSISTED_QUERY_NOT_FOUND\"}}]}");

        server.post(Map.of("query", query, "extensions", extensions), Map.of());
        assertThat(GraphServer.json(server.post(Map.of("extensions", extensions), Map.of()))
                        .at("/data/persisted")
                        .asText())
                .isEqualTo("Query");
        String get = "/graphql?extensions="
                + encoded("{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}");
        assertThat(server.get(get, Map.of("Authorization", "Bearer " + server.token(Duration.ofMinutes(1))))
                        .body())
                .contains("\"data\"");
    }

    @Test
    void a_query_can_be_asked_as_a_stream() {
        HttpResponse<String> answer =
                server.post(Map.of("query", "{ __typename }"), Map.of("Accept", "text/event-stream"));

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.body())
                .isEqualTo("event: next\ndata: {\"data\":{\"__typename\":\"Query\"}}\n\nevent: complete\ndata:\n\n");
    }

    private static void refused(String measure, int measured, int most, String query) {
        JsonNode error = server.query(query).at("/errors/0");

        assertThat(error.at("/extensions/code").asText()).as(error.toString()).isEqualTo("QUERY_TOO_LARGE");
        assertThat(error.at("/extensions/limit").asText()).isEqualTo(measure);
        assertThat(error.at("/extensions/measured").asInt()).isEqualTo(measured);
        assertThat(error.at("/extensions/most").asInt()).isEqualTo(most);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
