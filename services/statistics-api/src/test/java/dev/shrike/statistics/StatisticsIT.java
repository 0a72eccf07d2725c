package dev.shrike.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final UUID ANA = UUID.randomUUID();
    private static final UUID BRUNO = UUID.randomUUID();

    @TempDir
    static Path folder;

    private static EventTopics topics;
    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        Brokers brokers = Brokers.shared(Part.KAFKA, Part.REGISTRY);
        topics = new EventTopics(brokers);
        server = ApplicationContext.builder()
                .propertySources(
                        ModuleSettings.of("statistics-api"),
                        PropertySource.of(
                                "test",
                                Map.of(
                                        "micronaut.server.port",
                                        -1,
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
        assertThat(anonymous().get("/health").status()).isEqualTo(200);
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

    private static JsonNode topologies() {
        return anonymous().get("/health").json().at("/details/topologies");
    }

    private static Http anonymous() {
        return new Http(server.getURI(), null);
    }

    private static Http person() {
        return as(UUID.randomUUID());
    }

    private static Http as(UUID id) {
        PersonTokens tokens = server.getApplicationContext().getBean(PersonTokens.class);
        return new Http(
                server.getURI(),
                tokens.issue(id, List.of(Roles.USER), Duration.ofMinutes(5)).value());
    }
}
