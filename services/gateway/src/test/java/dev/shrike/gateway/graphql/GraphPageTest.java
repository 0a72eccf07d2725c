package dev.shrike.gateway.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphPageTest {
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

    @Test
    void the_page_may_ask_nobody_else_and_run_nothing_that_stands_in_it() {
        HttpResponse<String> page = server.get("/graphiql", Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http");
        assertThat(page.body()).doesNotContain("<style", " style=", " onclick").doesNotContain("<script>");
    }

    @Test
    void all_that_the_page_names_is_there() {
        var named = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
                .matcher(server.get("/graphiql", Map.of()).body());

        assertThat(named.results().map(found -> found.group(1)))
                .hasSize(7)
                .allSatisfy(path -> assertThat(server.get(path, Map.of()).statusCode())
                        .as(path)
                        .isEqualTo(200));
    }

    @Test
    void nothing_else_of_the_jars_is_there() {
        assertThat(server.get("/graphiql/render.js", Map.of()).statusCode()).isEqualTo(404);
        assertThat(server.get("/graphiql/..%2Fschema.graphqls", Map.of()).statusCode())
                .isEqualTo(404);
    }
}
