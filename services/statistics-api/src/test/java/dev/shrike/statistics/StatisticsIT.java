package dev.shrike.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.position.Position;
import dev.shrike.rest.position.PositionTokens;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One story on real servers, each test a chapter: the service waits for its topics, comes up, and answers what happened. */
@TestMethodOrder(OrderAnnotation.class)
class StatisticsIT {

    private static final String OF_THE_PARAKEET =
            "{\"sql\":\"select count(*) from tick_latest where species = 'Myiopsitta monachus'\"}";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String QUERY = "/analytics/query";
    private static final UUID ANA = UUID.randomUUID();
    private static final UUID BRUNO = UUID.randomUUID();

    @TempDir
    static Path folder;

    private static EventTopics topics;
    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        Brokers brokers = Brokers.shared(Part.KAFKA, Part.REGISTRY, Part.NATS);
        topics = new EventTopics(brokers);
        server = ApplicationContext.builder()
                .propertySources(
                        ModuleSettings.of("statistics-api"),
                        PropertySource.of(
                                "test",
                                Map.of(
                                        "micronaut.server.port",
                                        0,
                                        "shrike.nats.url",
                                        brokers.nats().toString(),
                                        "shrike.saved-queries.enabled",
                                        false,
                                        "shrike.statistics.start-again-after",
                                        "500ms",
                                        "shrike.kafka.bootstrap-servers",
                                        brokers.kafkaBootstrap(),
                                        "shrike.registry.url",
                                        brokers.registry().toString(),
                                        "shrike.data",
                                        folder.toString(),
                                        "shrike.service.secret",
                                        "0123456789abcdef0123456789abcdef",
                                        "shrike.token.key-file",
                                        folder.resolve("token-key").toString(),
                                        "shrike.token.create-key",
                                        true)))
                .run(EmbeddedServer.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        topics.close();
    }

    @Test
    @Order(1)
    void withoutItsTopicsTheServiceIsNotHealthyAndSaysWhy() {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(topologies().at("/details/reason").asText()).contains("Topics are missing"));

        Http.Answer health = anonymous().get("/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().path("status").asText()).isEqualTo("DOWN");
        assertThat(person().get("/statistics").problem()).isEqualTo("503 /problems/unavailable");
    }

    @Test
    @Order(2)
    void onceTheTopicsAreThereItComesUpByItself() {
        topics.create();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(topologies().path("status").asText()).isEqualTo("UP"));
        await("the tables as well")
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(anonymous().get("/health").status()).isEqualTo(200));
        assertThat(topologies().at("/details/state").asText()).isEqualTo("UP");
    }

    @Test
    @Order(3)
    void whatHappenedIsCountedAndScored() {
        topics.tick(ANA, "https://images.example/1.jpg", "Vanellus chilensis");
        topics.tick(BRUNO, "https://images.example/2.jpg", "Vanellus chilensis");
        topics.tick(BRUNO, "https://images.example/3.jpg", "Furnarius rufus");

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode totals = person().get("/statistics").json();
            assertThat(totals.path("ticks").asLong()).isEqualTo(3);
            assertThat(totals.path("people").asLong()).isEqualTo(2);
            assertThat(totals.path("species").asLong()).isEqualTo(2);
            assertThat(totals.path("images").asLong()).isEqualTo(3);
        });
        JsonNode species = person().get("/statistics/species").json();
        assertThat(species.at("/species/0/species").asText()).isEqualTo("Vanellus chilensis");
        assertThat(species.at("/species/0/count").asLong()).isEqualTo(2);
        assertThat(person().get("/statistics/species?asOf=" + Instant.now())
                        .json()
                        .path("species"))
                .as("nothing has come since")
                .isEqualTo(species.path("species"));
        assertThat(person().get("/statistics/leaderboard")
                        .json()
                        .at("/people/0/user/id")
                        .asText())
                .isEqualTo(BRUNO.toString());
        assertThat(as(ANA).get("/statistics/people/" + ANA).json().path("ticks").asLong())
                .isEqualTo(1);
        assertThat(person().get("/scores?image=https://images.example/1.jpg")
                        .json()
                        .path("score")
                        .asInt())
                .isBetween(1, 5);
        assertThat(person().get("/scores/top?limit=2").json().path("scores")).hasSize(2);
    }

    @Test
    @Order(4)
    void analystsAskInSqlAndOthersDoNot() {
        String ask = "{\"sql\":\"select species, count(*) n from tick_latest group by 1 order by n desc limit 5\"}";

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                analyst().post(QUERY, ask).json().path("rows").toString())
                        .isEqualTo("[[\"Vanellus chilensis\",2],[\"Furnarius rufus\",1]]"));

        JsonNode freshness = analyst().post(QUERY, ask).json().at("/freshness/0");
        assertThat(freshness.path("table").asText()).isEqualTo("tick_latest");
        assertThat(freshness.path("rows").asLong()).isEqualTo(3);
        assertThat(freshness.path("loaded").asDouble()).isEqualTo(1);
        assertThat(person().post(QUERY, ask).problem()).isEqualTo("403 /problems/forbidden");
        assertThat(anonymous().post(QUERY, ask).status()).isEqualTo(401);
        assertThat(person().get("/analytics/tables").problem()).isEqualTo("403 /problems/forbidden");
        assertThat(analyst().get("/analytics/tables").json().at("/tables").toString())
                .contains("tick_latest", "rate_v1_latest");
        assertThat(anonymous()
                        .get("/health")
                        .json()
                        .at("/details/analytics/status")
                        .asText())
                .isEqualTo("UP");
    }

    @Test
    @Order(5)
    void sqlThatIsWrongOrNotAllowedIsAProblem() {
        Http.Answer wrong = analyst().post(QUERY, "{\"sql\":\"select spezies from tick_latest\"}");
        assertThat(wrong.problem()).isEqualTo("400 /problems/validation");
        assertThat(wrong.json().at("/errors/0/message").asText()).startsWith("line 1, column 8: ");
        assertThat(analyst().post(QUERY, "{\"sql\":\"drop table tick_latest\"}").problem())
                .isEqualTo("400 /problems/sql-not-allowed");
        assertThat(analyst()
                        .post(
                                QUERY,
                                "{\"sql\":\"with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n\",\"limits\":{\"seconds\":1}}")
                        .problem())
                .isEqualTo("422 /problems/query-too-long");
        assertThat(analyst()
                        .post(QUERY, "{\"sql\":\"select 1\",\"format\":\"xml\"}")
                        .problem())
                .isEqualTo("400 /problems/validation");
    }

    @Test
    @Order(6)
    void resultsAreJsonCsvOrParquet() {
        String ask = "{\"sql\":\"select ? as a, [1, null] as b, 'x,y' as c\",\"params\":[null],\"format\":\"%s\"}";

        assertThat(analyst()
                        .post(QUERY, ask.formatted("json"))
                        .json()
                        .path("rows")
                        .toString())
                .isEqualTo("[[null,[1,null],\"x,y\"]]");
        Http.Answer csv = analyst().post(QUERY, ask.formatted("csv"));
        assertThat(csv.body()).isEqualTo("a,b,c\r\n,\"[1,null]\",\"x,y\"\r\n");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Shrike-Freshness")).isEqualTo("[]");
        assertThat(analyst().post(QUERY, ask.formatted("parquet")).body())
                .startsWith("PAR1")
                .endsWith("PAR1");
    }

    @Test
    @Order(7)
    void aQueryWhoseClientGoesAwayIsCancelled() {
        for (int i = 0; i < 8; i++) {
            assertThat(
                            analyst()
                                    .goAway(
                                            QUERY,
                                            "{\"sql\":\"with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n\"}"))
                    .isTrue();
        }

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                analyst().post(QUERY, "{\"sql\":\"select 1\"}").status())
                        .isEqualTo(200));
    }

    @Test
    @Order(8)
    void whoWroteSomethingReadsItAtOnce() {
        for (int i = 1; i <= 20; i++) {
            String image = "https://images.example/own/" + i + ".jpg";
            Tick tick = topics.tick(ANA, image, "Myiopsitta monachus", Instant.now());
            Map<String, String> position = at(tick);

            assertThat(person().get("/statistics", position)
                            .json()
                            .path("ticks")
                            .asInt())
                    .isEqualTo(3 + i);
            assertThat(person().get("/scores?image=" + image, position).status())
                    .as("score %d", i)
                    .isEqualTo(200);
            assertThat(analyst()
                            .post(QUERY, OF_THE_PARAKEET, position)
                            .json()
                            .path("rows")
                            .toString())
                    .isEqualTo("[[%d]]".formatted(i));
        }
    }

    @Test
    @Order(9)
    void whatTheCompactedTopicHasNoMoreIsReadAsWhatHasTakenItsPlace() {
        Tick gone =
                topics.tickCompactedAway(ANA, "https://images.example/twice.jpg", "Myiopsitta monachus", Instant.now());

        assertThat(analyst()
                        .post(QUERY, OF_THE_PARAKEET, at(gone))
                        .json()
                        .path("rows")
                        .toString())
                .isEqualTo("[[21]]");
    }

    @Test
    @Order(9)
    void whatDoesNotComeIsWaitedForNoLongerThanTheServiceIsWillingTo() {
        Tick never = topics.tick(ANA, "https://images.example/never.jpg", "Furnarius rufus", Instant.now());
        never.setId(UUID.randomUUID().toString());

        Http.Answer notYet = person().get("/scores/top", at(never));

        assertThat(notYet.problem()).isEqualTo("503 /problems/unavailable");
        assertThat(notYet.header("Retry-After")).isEqualTo("1");
        assertThat(notYet.json().path("detail").asText())
                .isEqualTo("The answer would not include that position yet: event " + never.getId()
                        + " is not in tick.v1.");
    }

    @Test
    @Order(10)
    void administratorsSeeWhatRunsAndHowItIsDoing() {
        Http admin = as(UUID.randomUUID(), Roles.ADMIN);

        assertThat(admin.get("/topologies").json().path("topologies"))
                .extracting(topology -> topology.path("name").asText())
                .containsExactly("rate-upcast", "score", "statistics", "erasure");
        JsonNode score = admin.get("/topologies/score").json();
        assertThat(score.path("state").asText()).isEqualTo("UP");
        assertThat(score.path("application").asText()).isEqualTo("shrike-score");
        assertThat(score.at("/rates/processed").isNumber()).isTrue();
        assertThat(score.path("tasks"))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.path("standby").asBoolean()).isFalse());
        assertThat(score.path("tasks").findValuesAsText("topic"))
                .contains("tick.v1", "shrike-score-evidence-by-image-repartition");
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode tasks = admin.get("/topologies/score").json().path("tasks");
            assertThat(tasks.findValuesAsText("lag"))
                    .hasSameSizeAs(tasks.findValuesAsText("topic"))
                    .containsOnly("0");
            assertThat(tasks.findValues("end")).anyMatch(end -> end.asLong() > 0);
        });
        assertThat(score.path("copies"))
                .extracting(copy -> copy.path("store").asText())
                .contains("scored-images");
        assertThat(score.at("/graph/parts").size()).isGreaterThan(1);
    }

    @Test
    @Order(11)
    void aTopologyIsShownAsAPicture() {
        Http.Answer picture = as(UUID.randomUUID(), Roles.ADMIN).get("/topologies/score?format=mermaid");

        assertThat(as(UUID.randomUUID(), Roles.ADMIN).get("/topologies/none").problem())
                .isEqualTo("404 /problems/not-found");
        assertThat(as(UUID.randomUUID(), Roles.ADMIN)
                        .get("/topologies/score?format=oil")
                        .problem())
                .startsWith("400 ");
        Http.Answer svg = as(UUID.randomUUID(), Roles.ADMIN).get("/topologies/score", "image/svg+xml");
        assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(svg.body()).startsWith("<svg ").contains("score-images");
        assertThat(as(UUID.randomUUID(), Roles.ADMIN)
                        .get("/topologies/score", "image/png")
                        .status())
                .isEqualTo(406);
        assertThat(picture.header("Content-Type")).startsWith("text/vnd.mermaid");
        assertThat(picture.body()).startsWith("flowchart LR").contains("score-images", "score.v1.latest");
    }

    private static Map<String, String> at(Tick tick) {
        PositionTokens tokens = server.getApplicationContext().getBean(PositionTokens.class);
        MajorVersion major = EventCatalogue.standard().of(tick);
        return Map.of(PositionTokens.HEADER, tokens.issue(Position.of(tick, major)));
    }

    private static JsonNode topologies() {
        return anonymous().get("/health").json().at("/details/topologies");
    }

    private static Http anonymous() {
        return new Http(server.getURI(), null);
    }

    private static Http analyst() {
        return as(UUID.randomUUID(), Roles.ANALYST);
    }

    private static Http person() {
        return as(UUID.randomUUID());
    }

    private static Http as(UUID id) {
        return as(id, Roles.USER);
    }

    private static Http as(UUID id, String role) {
        PersonTokens tokens = server.getApplicationContext().getBean(PersonTokens.class);
        return new Http(
                server.getURI(),
                tokens.issue(id, List.of(role), Duration.ofMinutes(5)).value());
    }
}
