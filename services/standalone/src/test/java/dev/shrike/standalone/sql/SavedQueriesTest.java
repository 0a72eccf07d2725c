package dev.shrike.standalone.sql;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedQueriesTest {
    private static final String BEST = """
            {"name":"best","owner":{"id":"9f3c2c52-7a0e-4f0a-9d60-0f3c5d1f6a11"},"sql":"select 1",
             "description":"What is liked","changed":"2026-11-20T08:00:00.123456Z"}""";
    private static final String OTHER = """
            {"name":"other","owner":{"id":"1d2c3b4a-0000-4000-8000-000000000001"},"sql":"select\\u001b 2",
             "changed":"2026-11-21T08:00:00Z"}""";

    @TempDir
    Path folder;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final StringWriter text = new StringWriter();
    private HttpServer server;
    private PlatformRest platform;
    private SqlClient client;
    private SavedQueries queries;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/login", exchange -> answer(exchange, "{\"access_token\":\"t\"}"));
        server.createContext("/analytics/queries", this::answer);
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        platform = new PlatformRest(uri, "password", folder.resolve("token"));
        client = new SqlClient(platform, 7);
        queries = new SavedQueries(client, new ResultTable(new PrintWriter(text, true)));
    }

    @AfterEach
    void stop() {
        platform.close();
        server.stop(0);
    }

    @Test
    void aStatementIsSavedUnderItsName() {
        queries.save("best", "select 1", "What is liked");

        assertThat(calls)
                .containsExactly(
                        "PUT /analytics/queries/best {\"sql\":\"select 1\",\"description\":\"What is liked\"}");
        assertThat(text.toString()).isEqualTo("Saved as best\n");
    }

    @Test
    void allOfThemAreListedPageByPage() {
        queries.list();

        assertThat(text.toString().lines())
                .containsExactly(
                        "NAME   CHANGED               OWNER                                 MEANING",
                        "─────  ────────────────────  ────────────────────────────────────  ─────────────",
                        "best   2026-11-20T08:00:00Z  9f3c2c52-7a0e-4f0a-9d60-0f3c5d1f6a11  What is liked",
                        "other  2026-11-21T08:00:00Z  1d2c3b4a-0000-4000-8000-000000000001  select? 2");
        assertThat(calls).hasSize(2);
    }

    @Test
    void oneIsRunByItsName() {
        assertThat(client.askSaved("best").path("rows")).hasToString("[[1]]");

        assertThat(new String(client.fetchSaved("a/b", "csv"), StandardCharsets.UTF_8))
                .contains("rows");
        assertThat(calls)
                .containsExactly(
                        "POST /analytics/queries/best/run {\"format\":\"json\",\"limits\":{\"rows\":7}}",
                        "POST /analytics/queries/a%2Fb/run {\"format\":\"csv\",\"limits\":{\"rows\":7}}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String uri = exchange.getRequestURI().toString();
        calls.add((exchange.getRequestMethod() + " " + uri + " " + body).strip());
        answer(
                exchange,
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> BEST;
                    case "POST" -> "{\"rows\":[[1]]}";
                    default ->
                        uri.endsWith("after=best")
                                ? "{\"queries\":[" + OTHER + "]}"
                                : "{\"queries\":[" + BEST + "],\"next\":\"best\"}";
                });
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
