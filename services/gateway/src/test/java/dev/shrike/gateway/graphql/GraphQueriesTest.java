package dev.shrike.gateway.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphQueriesTest {
    @TempDir
    static Path folder;

    private static GraphServer server;

    @BeforeAll
    static void start() {
        server = GraphServer.start(folder, Map.of("shrike.gateway.graphql.limits.time", "2s"));
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
    void everybody_sees_themselves() {
        JsonNode me = server.data("{ me { id profile { username displayName email } statistics { ticks } } }")
                .get("me");

        assertThat(me.get("id").asText()).isEqualTo(server.person().toString());
        assertThat(me.at("/profile/displayName").asText()).isEqualTo("Ana M.");
        assertThat(me.get("statistics").isNull()).as("of one who did nothing").isTrue();
    }

    @Test
    void services_are_asked_with_the_callers_token_trace_and_request_id() {
        String token = "Bearer " + server.token(Duration.ofMinutes(1));
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        server.post(
                Map.of("query", "{ me { profile { email } } }"),
                Map.of(
                        "Authorization",
                        token,
                        "X-Request-Id",
                        "r-1",
                        "traceparent",
                        "00-" + trace + "-00f067aa0ba902b7-01"));

        assertThat(server.platform().last().headers())
                .containsEntry("Authorization", token)
                .containsEntry("X-Request-Id", "r-1")
                .hasEntrySatisfying(
                        "traceparent", carried -> assertThat(carried).contains(trace));
    }

    @Test
    void images_of_many_ticks_cost_two_requests_and_not_one_for_each() {
        JsonNode nodes = server.data(
                        "{ ticks(first: 50) { nodes { id image { url score { mean } statistics { ratings } } } } }")
                .at("/ticks/nodes");

        assertThat(nodes).hasSize(50);
        assertThat(nodes.get(0).at("/image/score").isNull())
                .as("nobody ticked it")
                .isTrue();
        assertThat(nodes.get(49).at("/image/score/mean").asDouble()).isEqualTo(3.9);
        assertThat(nodes.get(49).at("/image/statistics/ratings").asLong()).isEqualTo(2);
        assertThat(server.platform().asked())
                .containsExactlyInAnyOrder(
                        "GET /ticks?limit=50", "POST /scores/query", "POST /statistics/images/query");
    }

    @Test
    void more_images_than_a_service_answers_for_are_asked_in_pieces() {
        String many = IntStream.range(0, 2)
                .mapToObj(i -> "l" + i + ": ticks(first: 40, after: \"" + i * 40
                        + "\") { nodes { image { score { score } } } }")
                .collect(Collectors.joining(" "));

        server.data("{ " + many + " topScores(first: 140) { image { statistics { ticks } } } }");

        assertThat(server.platform().asked())
                .as("40 different images, and 140")
                .containsExactlyInAnyOrder(
                        "GET /ticks?limit=40&after=0",
                        "GET /ticks?limit=40&after=40",
                        "POST /scores/query",
                        "GET /scores/top?limit=140",
                        "POST /statistics/images/query",
                        "POST /statistics/images/query");
    }

    @Test
    void the_same_thing_is_asked_for_once() {
        server.data("{ me { profile { email } } person(id: \"" + server.person() + "\") { profile { username } } "
                + "a: tick(id: \"x\") { id } b: tick(id: \"x\") { time } }");

        assertThat(server.platform().asked())
                .containsExactlyInAnyOrder("GET /users/" + server.person(), "GET /ticks/x");
    }

    @Test
    void lists_go_on_from_their_cursors() {
        JsonNode page = server.data(
                        "{ me { ticks(first: 3, after: \"6\") { nodes { id } pageInfo { endCursor hasNextPage } } } }")
                .at("/me/ticks");

        assertThat(page.get("nodes").findValuesAsText("id")).containsExactly("t6", "t7", "t8");
        assertThat(page.at("/pageInfo/endCursor").asText()).isEqualTo("9");
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    }

    @Test
    void sealed_fields_say_whether_they_are_open() {
        JsonNode sighting = server.data(
                        "{ tick(id: \"x\") { sighting { species location { state value { latitude } } note { state value } } } }")
                .at("/tick/sighting");

        assertThat(sighting.at("/location/state").asText()).isEqualTo("OPEN");
        assertThat(sighting.at("/location/value/latitude").asDouble()).isEqualTo(-34.88);
        assertThat(sighting.at("/note/state").asText()).isEqualTo("SEALED");
        assertThat(sighting.at("/note/value").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sealed, SEALED",
        "erased, ERASED",
        "unavailable, UNAVAILABLE",
        "restricted, RESTRICTED",
        "tampered, TAMPERED",
        "anything-else, SEALED"
    })
    void a_field_that_is_not_open_says_why_and_has_no_value(String why, String state) {
        JsonNode note = server.data("{ tick(id: \"note-" + why + "\") { sighting { note { state value } } } }")
                .at("/tick/sighting/note");

        assertThat(note.get("state").asText()).isEqualTo(state);
        assertThat(note.get("value").isNull()).isTrue();
    }

    @Test
    void numbers_beyond_32_bits_and_enumerations_arrive() {
        JsonNode statistics = server.data(
                        "{ statistics(asOf: \"2026-11-20T12:00:00+02:00\") { totals { ticks people events { event type count } } windows(size: HOUR) { start count } } }")
                .get("statistics");

        assertThat(statistics.at("/totals/ticks").asLong()).isEqualTo(5_000_000_000L);
        assertThat(statistics.at("/totals/people").isNull()).isTrue();
        assertThat(statistics.at("/totals/events/0/count").asLong()).isEqualTo(2);
        assertThat(statistics.at("/windows/0/start").asText()).isEqualTo("2026-11-20T22:30:00Z");
        assertThat(server.platform().asked())
                .containsExactlyInAnyOrder(
                        "GET /statistics?asOf=2026-11-20T10%3A00%3A00Z", "GET /statistics/windows?size=HOUR");
    }

    @Test
    void what_a_service_refuses_is_an_error_of_that_field_alone() {
        JsonNode answer = server.query("{ me { id } person(id: \"7c9e6679-7425-40de-944b-e07fc1f90ae7\") { id } "
                + "tick(id: \"gone\") { id } none: tick(id: \"none\") { id } }");

        assertThat(answer.at("/data/me/id").asText()).isEqualTo(server.person().toString());
        assertThat(answer.at("/data/person").isNull()).isTrue();
        assertThat(answer.at("/data/none").isNull()).isTrue();
        assertThat(answer.get("errors"))
                .extracting(error -> error.at("/path/0").asText() + " "
                        + error.at("/extensions/code").asText() + " "
                        + error.at("/extensions/status").asInt() + " "
                        + error.at("/extensions/type").asText())
                .containsExactlyInAnyOrder("person FORBIDDEN 403 /problems/forbidden", "tick GONE 410 /problems/gone");
    }

    @Test
    void a_fault_of_a_service_says_nothing_of_its_inside() {
        JsonNode error =
                server.query("{ me { notifications { nodes { id } } } }").at("/errors/0");

        assertThat(error.at("/extensions/status").asInt()).isEqualTo(500);
        assertThat(error.at("/extensions/trace_id").asText()).hasSize(32);
        assertThat(error.toString()).doesNotContain("sparrows");
    }

    @Test
    void a_position_goes_down_to_what_is_read_below_it() {
        JsonNode answer = server.query("{ image(url: \"img-3\", position: \"too-new\") { url score { score } } }");

        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("UNAVAILABLE");
        assertThat(answer.at("/errors/0/extensions/retry_after").asInt()).isEqualTo(3);
        assertThat(answer.at("/data/image/url").asText()).isEqualTo("img-3");
        assertThat(answer.at("/data/image/score").isNull()).isTrue();
    }

    @Test
    void a_mutation_passes_its_key_and_tells_its_position() {
        JsonNode payload = server.data("""
                        mutation { tick(idempotencyKey: "again", input: {image: {url: "img-7"}, sighting: {species: "S", observedAt: "2021-05-20"}})
                          { replayed position tick { id image { score { score } } } } }""").get("tick");

        assertThat(payload.get("replayed").asBoolean()).isTrue();
        assertThat(payload.get("position").asText()).isEqualTo("position-of-new");
        assertThat(server.platform().asked()).containsExactly("POST /ticks", "POST /scores/query");
        assertThat(server.platform().last().headers())
                .as("what is read below includes what was written")
                .containsEntry("Shrike-Position", "position-of-new");
    }

    @Test
    void one_mutation_that_fails_leaves_the_others() {
        JsonNode answer = server.query("""
                mutation { forgetMe { id state onHold }
                  rate(input: {image: {url: "img-1"}, rating: 5}) { rating { id } } }""");

        assertThat(answer.at("/data/forgetMe/state").asText()).isEqualTo("running");
        assertThat(answer.at("/data/rate").isNull()).isTrue();
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void what_takes_too_long_is_given_up() {
        server.platform().stall = new CountDownLatch(1);
        try {
            HttpResponse<String> answer = server.post(
                    Map.of("query", "{ image(url: \"img-1\") { score { score } } }"),
                    Map.of("Accept", "application/graphql-response+json"));

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(GraphServer.json(answer).at("/errors/0/extensions/code").asText())
                    .isEqualTo("TIMEOUT");
        } finally {
            server.platform().stall.countDown();
        }
    }
}
