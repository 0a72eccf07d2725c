package dev.shrike.statistics.caching;

import static dev.shrike.statistics.KnownStatistics.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.statistics.Http;
import dev.shrike.statistics.KnownService;
import dev.shrike.statistics.KnownStatistics;
import dev.shrike.topology.query.Scores;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP, with answers that are known. */
class EntityTagsTest {

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/scores/top",
                "/statistics",
                "/statistics/species",
                "/statistics/leaderboard",
                "/statistics/windows?size=day&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z"
            })
    void whatAClientHasIsNotSentAgain(String path) {
        Http.Answer first = person().get(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).startsWith("application/json");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(first.json().isObject()).isTrue();

        Http.Answer again = person().get(path, Map.of("If-None-Match", first.header("ETag")));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void whatIsNotTheSameIsSentWhole() {
        String other = person().get("/statistics/leaderboard").header("ETag");

        Http.Answer species = person().get("/statistics/species", Map.of("If-None-Match", other));

        assertThat(species.status()).isEqualTo(200);
        assertThat(species.json().path("species")).isNotEmpty();
        assertThat(species.header("ETag")).isNotEqualTo(other);
    }

    @Test
    void whatIsAboutAPersonIsKeptByNobodyElse() {
        assertThat(as(ANA).get("/statistics/people/" + ANA).header("Cache-Control"))
                .isEqualTo("private, no-cache");
    }

    @Test
    void whoMayNotReadItIsNotToldThatItIsTheSame() {
        String tag = as(ANA).get("/statistics/people/" + ANA).header("ETag");

        assertThat(person().get("/statistics/people/" + ANA, Map.of("If-None-Match", tag))
                        .problem())
                .isEqualTo("403 /problems/forbidden");
        assertThat(new Http(server.getURI(), null)
                        .get("/statistics", Map.of("If-None-Match", "*"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aProblemHasNoTag() {
        known().restoring = true;

        Http.Answer problem = person().get("/statistics", Map.of("If-None-Match", "*"));

        assertThat(problem.problem()).isEqualTo("503 /problems/unavailable");
        assertThat(problem.header("ETag")).isEmpty();
        assertThat(problem.header("Cache-Control")).isEmpty();
    }

    private static KnownStatistics known() {
        return (KnownStatistics) server.getApplicationContext().getBean(Scores.class);
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
