package dev.shrike.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.rest.Http;
import dev.shrike.rest.Http.Answer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProblemAnswersTest {

    private static final String NEST = """
            {"display_name": "home", "rating": %s, "place": {"tree_name": "%s"}}""";

    private static EmbeddedServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "shrike.service.secret",
                        "0123456789abcdef0123456789abcdef",
                        "micronaut.server.port",
                        0,
                        "shrike.auth.jwks-url",
                        "http://127.0.0.1:1/keys"));
        http = Http.anonymous(server.getURI());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void jsonIsSnakeCaseBothWays() {
        Answer answer = http.post("/nests", NEST.formatted("3", "oak"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("place").path("tree_name").asText()).isEqualTo("oak");
    }

    @Test
    void everyInvalidFieldIsNamedAsTheClientSpelledIt() {
        Answer answer =
                http.post("/nests", "{\"display_name\": \" \", \"rating\": 6, \"place\": {\"tree_name\": \"\"}}");

        assertThat(answer).matches(it -> it.isProblem(400, "validation"));
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactly("display_name", "place.tree_name", "rating");
    }

    @Test
    void aNumberInWordsIsNamed() {
        Answer answer = http.post("/nests", NEST.formatted("\"five\"", "oak"));

        assertThat(answer).matches(it -> it.isProblem(400, "validation"));
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo("rating");
        assertThat(answer.json().path("errors").path(0).path("message").asText())
                .contains("a whole number");
        assertThat(answer.response().body()).doesNotContain("java", "Nest");
    }

    @Test
    void aFractionOrAQuotedNumberIsNoWholeNumber() {
        assertThat(http.post("/nests", NEST.formatted("4.7", "oak"))).matches(it -> it.isProblem(400, "validation"));
        assertThat(http.post("/nests", NEST.formatted("\"4\"", "oak"))).matches(it -> it.isProblem(400, "validation"));
        assertThat(http.post("/nests", NEST.formatted("null", "oak"))).matches(it -> it.isProblem(400, "validation"));
    }

    @Test
    void aMissingNestedObjectIsNamed() {
        Answer answer = http.post("/nests", "{\"display_name\": \"home\", \"rating\": 3}");

        assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly("place");
    }

    @Test
    void malformedJsonIsToldApart() {
        Answer answer = http.post("/nests", "{\"display_name\": ");

        assertThat(answer).matches(it -> it.isProblem(400, "malformed"));
        assertThat(answer.json().path("detail").asText()).isEqualTo("The body is not well-formed JSON.");
    }

    @Test
    void anEmptyBodyIsABadRequest() {
        assertThat(http.post("/nests", null)).matches(it -> it.isProblem(400, "malformed"));
        assertThat(http.post("/nests", "[]").status()).isEqualTo(400);
    }

    @Test
    void aPathThatIsNoUuidIsABadRequest() {
        assertThat(http.get("/nests/none")).matches(it -> it.isProblem(400, "malformed"));
    }

    @Test
    void aServicesOwnRefusalCarriesItsDetail() {
        Answer answer = http.get("/nests/7d444840-9dc0-11d1-b245-5ffdce74fad2");

        assertThat(answer).matches(it -> it.isProblem(404, "not-found"));
        assertThat(answer.json().path("detail").asText()).startsWith("No nest 7d44");
        assertThat(answer.json().path("instance").asText()).startsWith("/nests/7d44");
    }

    @Test
    void aQueryParameterIsValidatedToo() {
        Answer answer = http.get("/nests/7d444840-9dc0-11d1-b245-5ffdce74fad2?maxEggs=0");

        assertThat(answer).matches(it -> it.isProblem(400, "validation"));
        assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly("max_eggs");
    }

    @Test
    void anUnknownPathAMethodAndAMediaTypeAreProblems() {
        assertThat(http.get("/none")).matches(it -> it.isProblem(404, "not-found"));
        assertThat(http.send("DELETE", "/nests", null)).matches(it -> it.isProblem(405, "method-not-allowed"));
        assertThat(http.send("POST", "/nests", "<nest/>", "Content-Type", "application/xml"))
                .matches(it -> it.isProblem(415, "unsupported-media-type"));
    }

    @Test
    void twoMegabytesAreTooLarge() {
        Answer answer = http.post("/nests", NEST.formatted("3", "x".repeat(2 * 1024 * 1024)));

        assertThat(answer).matches(it -> it.isProblem(413, "too-large"));
    }

    @Test
    void somethingUnavailableSaysWhenToTryAgain() {
        assertThat(http.get("/nests/busy"))
                .matches(it -> it.isProblem(503, "unavailable"))
                .matches(it -> it.header("Retry-After").equals("2"));
        assertThat(http.get("/nests/database-away"))
                .matches(it -> it.isProblem(503, "unavailable"))
                .matches(it -> it.header("Retry-After").equals("2"))
                .matches(it -> !it.response().body().contains("Hikari"));
    }

    @Test
    void aFaultTellsNothingAboutTheInside() {
        Answer answer = http.get("/nests/broken");

        assertThat(answer).matches(it -> it.isProblem(500, "internal"));
        assertThat(answer.response().body()).doesNotContain("secret", "IllegalState");
    }

    @Test
    void withoutATokenTheAnswerSaysHowToAuthenticate() {
        assertThat(http.get("/nests/caller"))
                .matches(it -> it.isProblem(401, "unauthorized"))
                .matches(it -> it.header("WWW-Authenticate").equals("Bearer"));
    }
}
