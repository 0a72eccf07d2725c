package dev.shrike.standalone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> prompts = new CopyOnWriteArrayList<>();
    private final StringWriter text = new StringWriter();
    private HttpServer server;
    private PlatformRest platform;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/login", exchange -> answer(exchange, 200, "{\"access_token\":\"t\"}"));
        server.createContext("/analytics/query", this::query);
        server.createContext(
                "/analytics/tables",
                exchange -> answer(
                        exchange,
                        200,
                        "{\"tables\":[{\"name\":\"tick_latest\",\"topic\":\"tick.v1.latest\",\"rows\":1234,\"lag\":0,"
                                + "\"loaded\":1.0,\"columns\":[{\"name\":\"note\",\"type\":\"VARCHAR\",\"path\":"
                                + "\"data.sighting.note\",\"meaning\":\"words\",\"sealed\":true}]}]}"));
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        platform = new PlatformRest(uri, "password", folder.resolve("token"));
    }

    @AfterEach
    void stop() {
        platform.close();
        server.stop(0);
    }

    @Test
    void aStatementEndsWithASemicolonAndMayHaveSeveralLines() {
        assertThat(run("select 1;", "", "select", "  2;", "\\q", "select 3;")).isTrue();

        assertThat(asked).containsExactly("select 1;\n", "select\n  2;\n");
        assertThat(prompts).containsExactly("shrike> ", "shrike> ", "shrike> ", "   ...> ", "shrike> ");
    }

    @Test
    void whatIsLeftAtTheEndOfTheInputIsAskedToo() {
        assertThat(run("select 1", "-- no semicolon")).isTrue();

        assertThat(asked).containsExactly("select 1\n-- no semicolon\n");
    }

    @Test
    void aMistakeIsSaidAndEndsNothing() {
        assertThat(run("wrong;", "select 1;")).isFalse();

        assertThat(asked).hasSize(2);
        assertThat(text.toString())
                .contains("400 sql line 1, column 1: syntax error")
                .contains("1 row");
    }

    @Test
    void tablesAndColumnsAreListed() {
        assertThat(run("\\d", "\\d TICK_LATEST")).isTrue();

        assertThat(text.toString())
                .containsPattern("tick_latest +tick\\.v1\\.latest +1,234 +0 +100 %")
                .containsPattern("note +VARCHAR +data\\.sighting\\.note +sealed, always NULL");
    }

    @Test
    void anUnknownTableOrCommandIsSaid() {
        assertThat(run("\\d nothing")).isFalse();
        assertThat(run("\\x")).isFalse();

        assertThat(text.toString()).contains("There is no table nothing").contains("\\q ends");
    }

    private boolean run(String... lines) {
        Deque<String> left = new ArrayDeque<>(List.of(lines));
        return new Prompt(new SqlClient(platform, null), new PrintWriter(text, true)).run(prompt -> {
            prompts.add(prompt);
            return Optional.ofNullable(left.poll());
        });
    }

    private void query(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String sql = request.path("sql").asText();
        asked.add(sql);
        if (sql.startsWith("wrong")) {
            answer(exchange, 400, "{\"errors\":[{\"field\":\"sql\",\"message\":\"line 1, column 1: syntax error\"}]}");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"columns\":[{\"name\":\"n\",\"type\":\"INTEGER\"}],\"rows\":[[1]],\"freshness\":[]}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
