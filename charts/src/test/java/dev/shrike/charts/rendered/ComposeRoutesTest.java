package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nginx lets in where the platform runs with docker compose, compared with what the code answers. */
class ComposeRoutesTest {
    private static final Map<Pattern, String> ROUTES = routes();

    /** The lines of its map, in order. */
    private static Map<Pattern, String> routes() {
        Map<Pattern, String> routes = new LinkedHashMap<>();
        try {
            Pattern.compile("^ +~(\\S+) +([a-z-]+);$", Pattern.MULTILINE)
                    .matcher(Files.readString(Path.of("../images/compose/nginx.conf")))
                    .results()
                    .forEach(line -> routes.put(Pattern.compile(line.group(1)), line.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return routes;
    }

    private static Optional<String> reached(String path) {
        return ROUTES.entrySet().stream()
                .filter(route -> route.getKey().matcher(path).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Test
    void everyPathOfTheCodeReachesTheServiceThatAnswersIt() {
        assertThat(Code.paths())
                .hasSizeGreaterThan(60)
                .filteredOn(answered -> !answered.path().startsWith("/internal"))
                .allSatisfy(answered ->
                        assertThat(reached(answered.path())).as(answered.path()).contains(answered.service()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/internal/keys", "/health", "/prometheus", "/usersx", "/v1", "/admins"})
    void whatIsNotListedIsNotReached(String path) {
        assertThat(reached(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth auth-api",
                "users user-api",
                "ticks tick-api",
                "notifier notifier",
                "statistics statistics-api",
                "admin admin-api"
            })
    void deadLettersAndOutboxesAreAskedOfTheServiceThatKeepsThem(String kept) {
        assertThat(reached("/admin/dead-letters/" + kept.split(" ")[0] + "/redrive"))
                .contains(kept.split(" ")[1]);
        assertThat(reached("/admin/outbox/" + kept.split(" ")[0] + "/retry")).contains(kept.split(" ")[1]);
    }
}
