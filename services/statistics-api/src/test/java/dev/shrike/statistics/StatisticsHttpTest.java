package dev.shrike.statistics;

import static dev.shrike.statistics.KnownStatistics.ANA;
import static dev.shrike.statistics.KnownStatistics.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.position.Position;
import dev.shrike.rest.position.PositionTokens;
import dev.shrike.topology.query.Scores;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsHttpTest {

    @TempDir
    static Path folder;

    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = KnownService.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void restored() {
        known().restoring = false;
    }

    @Test
    void anImageHasAScore() {
        JsonNode score = person().get("/scores?image=" + encoded(IMAGE)).json();

        assertThat(score.at("/image/url").asText()).isEqualTo(IMAGE);
        assertThat(score.path("score").asInt()).isEqualTo(4);
        assertThat(person().get("/scores/top").json().at("/scores/0/score").asInt())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"/scores/query, scores", "/statistics/images/query, images"})
    void severalImagesAreAskedAboutAtOnceAndThoseUnknownAreLeftOut(String path, String member) {
        String images = "{\"images\":[\"https://images.example/none.jpg\",\"" + IMAGE + "\",\"" + IMAGE + "\"]}";

        assertThat(person().post(path, images).json().path(member))
                .extracting(row -> row.at("/image/url").asText())
                .containsExactly(IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scores/query", "/statistics/images/query"})
    void severalImagesAreNoneAndNotTooMany(String path) {
        String many = Stream.generate(() -> "\"" + IMAGE + "\"").limit(101).collect(Collectors.joining(","));

        assertThat(person().post(path, "{\"images\":[]}").problem()).isEqualTo("400 /problems/validation");
        assertThat(person().post(path, "{\"images\":[\"\"]}").problem()).isEqualTo("400 /problems/validation");
        assertThat(person().post(path, "{\"images\":[" + many + "]}").problem()).isEqualTo("400 /problems/validation");
        known().restoring = true;
        assertThat(person().post(path, "{\"images\":[\"" + IMAGE + "\"]}").problem())
                .isEqualTo("503 /problems/unavailable");
    }

    @Test
    void anUnknownImageIsNotFound() {
        assertThat(person().get("/scores?image=https://images.example/none.jpg").problem())
                .isEqualTo("404 /problems/not-found");
        assertThat(person().get("/statistics/images?url=https://images.example/none.jpg")
                        .problem())
                .isEqualTo("404 /problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/scores",
                "/scores?image=",
                "/scores?image=%20",
                "/scores/top?limit=0",
                "/scores/top?limit=many",
                "/statistics/images",
                "/statistics/species?limit=1001",
                "/statistics/species?asOf=noon",
                "/statistics/species?asOf=2999-01-01T00:00:00Z",
                "/statistics?asOf=%2B1000000000-12-31T00:00:00Z",
                "/statistics/people/ana",
                "/statistics/leaderboard?limit=-1",
                "/statistics/windows",
                "/statistics/windows?size=century",
                "/statistics/windows?size=day&from=yesterday",
                "/statistics/windows?size=day&to=-1000000000-01-01T00:00:00Z",
                "/statistics/windows?size=day&to=%2B1000000000-12-31T00:00:00Z",
                "/statistics/windows?size=minute&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z",
                "/statistics/windows?size=hour&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "/statistics/counts?name=",
                "/statistics/counts?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "/statistics/active-people?to=-999999999-01-01",
                "/statistics/active-people?from=2026-01-02&to=2026-01-01"
            })
    void nonsenseIsABadRequest(String path) {
        assertThat(person().get(path).problem()).startsWith("400 ");
    }

    @Test
    void totalsAreByEventAndTypeAndARaisedEventCountsOnce() {
        JsonNode totals = person().get("/statistics").json();

        assertThat(totals.path("ticks").asLong()).isEqualTo(2);
        assertThat(totals.path("people").asLong()).isEqualTo(1);
        assertThat(totals.path("species").asLong()).isEqualTo(3);
        assertThat(totals.path("images").asLong()).isEqualTo(1);
        assertThat(totals.at("/events/rate/update").asLong()).isEqualTo(2);
        assertThat(totals.at("/events/tick/new").asLong()).isEqualTo(2);
    }

    @Test
    void whatWasCountedCanBeAskedAsItWas() {
        String hourAgo = Instant.now().minus(Duration.ofHours(1)).toString();

        JsonNode species = person().get("/statistics/species?asOf=" + hourAgo).json();
        JsonNode totals = person().get("/statistics?asOf=" + hourAgo).json();

        assertThat(species.path("as_of").asText()).isEqualTo(hourAgo);
        assertThat(species.path("species")).hasSize(1);
        assertThat(totals.path("ticks").asLong()).isEqualTo(1);
        assertThat(totals.path("species").asLong()).isEqualTo(1);
        assertThat(totals.has("people")).isFalse();
        assertThat(person().get("/statistics/species").json().has("as_of")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void beyondTheHistoryIsGone(String moment) {
        assertThat(person().get("/statistics/species?asOf=" + moment).problem()).isEqualTo("410 /problems/gone");
    }

    @Test
    void speciesComeByCountAndThenByName() {
        assertThat(person().get("/statistics/species").json().path("species"))
                .extracting(row -> row.path("species").asText())
                .containsExactly("Vanellus chilensis", "Furnarius rufus", "Turdus rufiventris");
    }

    @Test
    void aPersonReadsTheOwnStatisticsAndAnAdminEverybodys() {
        JsonNode own = as(ANA, Roles.USER).get("/statistics/people/" + ANA).json();

        assertThat(own.at("/user/id").asText()).isEqualTo(ANA.toString());
        assertThat(own.path("active_days").asLong()).isEqualTo(1);
        assertThat(own.path("last_active").asText()).isEqualTo("2026-11-20T22:30:00Z");
        assertThat(as(UUID.randomUUID(), Roles.ADMIN)
                        .get("/statistics/people/" + ANA)
                        .status())
                .isEqualTo(200);
        assertThat(person().get("/statistics/people/" + ANA).problem()).isEqualTo("403 /problems/forbidden");
    }

    @Test
    void anImageHasItsRatings() {
        JsonNode image =
                person().get("/statistics/images?url=" + encoded(IMAGE)).json();

        assertThat(image.at("/image/owner").asText()).isEqualTo(ANA.toString());
        assertThat(image.path("mean").asDouble()).isEqualTo(4.5);
        assertThat(image.path("histogram")).hasSize(5);
    }

    @Test
    void countsOverTimeAreByWindowAndByDay() {
        String span = "from=2026-11-20T22:30:00Z&to=2026-11-21T00:00:00Z";

        JsonNode windows = person().get("/statistics/windows?size=hour&" + span).json();
        assertThat(windows.at("/windows/0/start").asText()).isEqualTo("2026-11-20T22:00:00Z");
        assertThat(windows.at("/windows/0/count").asLong()).isEqualTo(2);
        assertThat(person().get("/statistics/windows?size=day").status()).isEqualTo(200);
        assertThat(person().get("/statistics/active-people?from=2026-11-20")
                        .json()
                        .at("/days/0/day")
                        .asText())
                .isEqualTo("2026-11-20");
        assertThat(person().get("/statistics/leaderboard")
                        .json()
                        .at("/people/0/user/id")
                        .asText())
                .isEqualTo(ANA.toString());
    }

    @Test
    void whatServicesCountIsByNameAndHour() {
        String span = "from=2026-11-20T22:30:00Z&to=2026-11-21T00:00:00Z";

        JsonNode refused = person().get("/statistics/counts?name=login-refused&" + span)
                .json()
                .at("/counts/0");

        assertThat(refused.path("name").asText()).isEqualTo("login-refused");
        assertThat(refused.path("hour").asText()).isEqualTo("2026-11-20T22:00:00Z");
        assertThat(refused.path("times").asLong()).isEqualTo(3);
        assertThat(person().get("/statistics/counts")
                        .json()
                        .at("/counts/0/name")
                        .asText())
                .isEqualTo("all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/scores?image=x", "/scores/top", "/statistics", "/statistics/species", "/statistics/leaderboard"
            })
    void whileTheStateIsRestoredTheClientIsToldToComeBack(String path) {
        known().restoring = true;

        Http.Answer answer = person().get(path);

        assertThat(answer.problem()).isEqualTo("503 /problems/unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void onlyAdministratorsSeeTheTopologies() {
        assertThat(person().get("/topologies").problem()).isEqualTo("403 /problems/forbidden");
        assertThat(person().get("/topologies/score?format=mermaid").problem()).isEqualTo("403 /problems/forbidden");
    }

    @Test
    void anAnswerOfAnOwnerCarriesNoMark() {
        Http.Answer answer = person().get("/scores/top");

        assertThat(answer.header("Shrike-Served-By")).isEmpty();
        assertThat(answer.header("Shrike-Staleness")).isEmpty();
    }

    @Test
    void nobodyReadsWithoutAToken() {
        assertThat(new Http(server.getURI(), null).get("/statistics").problem())
                .isEqualTo("401 /problems/unauthorized");
        assertThat(new Http(server.getURI(), "not.a.token").get("/scores/top").problem())
                .isEqualTo("401 /problems/unauthorized");
    }

    private static KnownStatistics known() {
        return (KnownStatistics) server.getApplicationContext().getBean(Scores.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scores/top", "/statistics", "/statistics/species"})
    void aPositionThatIsNoneIsRefused(String path) {
        Http.Answer refused = person().get(path, Map.of("Shrike-Position", "AQIDBA"));

        assertThat(refused.problem()).isEqualTo("400 /problems/bad-position");
        assertThat(refused.json().path("detail").asText()).contains("damaged, or another platform gave it out");
    }

    @Test
    void aPositionOfAnUnknownTopicIsRefusedAndOneBeyondRetentionIsGone() {
        Position unknown = new Position("tock.v1", UUID.randomUUID(), Instant.now());
        Position old = new Position("tick.v1", UUID.randomUUID(), Instant.now().minus(Duration.ofDays(366)));

        assertThat(person().get("/statistics", at(unknown)).problem()).isEqualTo("400 /problems/bad-position");
        assertThat(person().get("/statistics", at(old)).problem()).isEqualTo("410 /problems/gone");
    }

    @Test
    void aPositionThatIsOlderThanAnybodyNeedsIsGone() {
        Position old = new Position("tick.v1", UUID.randomUUID(), Instant.now().minus(Duration.ofMinutes(61)));

        for (String path : List.of("/statistics", "/scores/top")) {
            Http.Answer gone = person().get(path, at(old));
            assertThat(gone.problem()).isEqualTo("410 /problems/gone");
            assertThat(gone.json().path("detail").asText()).startsWith("That position is older than PT1H");
        }
    }

    @Test
    void whoIsNotLoggedInCannotHaveAPositionWaitedFor() {
        Position never = new Position("tick.v1", UUID.randomUUID(), Instant.now());

        assertThat(new Http(server.getURI(), null).get("/statistics", at(never)).status())
                .isEqualTo(401);
    }

    private static Map<String, String> at(Position position) {
        PositionTokens tokens = server.getApplicationContext().getBean(PositionTokens.class);
        return Map.of(PositionTokens.HEADER, tokens.issue(position));
    }

    private static Http person() {
        return as(UUID.randomUUID(), Roles.USER);
    }

    private static Http as(UUID id, String role) {
        PersonTokens tokens = server.getApplicationContext().getBean(PersonTokens.class);
        return new Http(
                server.getURI(),
                tokens.issue(id, List.of(role), Duration.ofMinutes(5)).value());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
