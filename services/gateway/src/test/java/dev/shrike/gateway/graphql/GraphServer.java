package dev.shrike.gateway.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.servers.FreePorts;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The gateway before stand-ins of the services, without brokers and databases. */
public final class GraphServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID person = UUID.randomUUID();

    private GraphServer(EmbeddedServer server) {
        this.server = server;
    }

    public static GraphServer start(Path folder, Map<String, Object> more) {
        int port = FreePorts.any();
        String self = "http://127.0.0.1:" + port;
        Map<String, Object> settings = new HashMap<>(Map.of(
                "test.graphql",
                true,
                "micronaut.server.port",
                port,
                "shrike.users.url",
                self,
                "shrike.ticks.url",
                self,
                "shrike.notifier.url",
                self,
                "shrike.statistics.url",
                self,
                "shrike.nats.url",
                "nats://127.0.0.1:1",
                "shrike.service.secret",
                "0123456789abcdef0123456789abcdef",
                "shrike.token.key-file",
                folder.resolve("token-key").toString(),
                "shrike.token.create-key",
                true));
        settings.putAll(more);
        return new GraphServer(ApplicationContext.builder()
                .environments("local")
                .propertySources(ModuleSettings.of("gateway"), PropertySource.of("test", settings))
                .run(EmbeddedServer.class));
    }

    /** Who asks. */
    public UUID person() {
        return person;
    }

    public URI uri() {
        return server.getURI();
    }

    public PlatformStandIn platform() {
        return server.getApplicationContext().getBean(PlatformStandIn.class);
    }

    public String token(Duration lifetime, String... roles) {
        return server.getApplicationContext()
                .getBean(PersonTokens.class)
                .issue(person, roles.length == 0 ? List.of(Roles.USER) : List.of(roles), lifetime)
                .value();
    }

    /** The answer to a query as this person, whatever it is. */
    public JsonNode query(String query) {
        return query(query, Map.of());
    }

    public JsonNode query(String query, Map<String, Object> variables) {
        return json(post(Map.of("query", query, "variables", variables), Map.of()));
    }

    /** The data of an answer without errors. */
    public JsonNode data(String query) {
        JsonNode answer = query(query);
        if (answer.has("errors") || !answer.has("data")) {
            throw new AssertionError("Answered without data or with errors: " + answer);
        }
        return answer.get("data");
    }

    public HttpResponse<String> post(Map<String, Object> body, Map<String, String> headers) {
        try {
            return post(JSON.writeValueAsString(body), headers);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public HttpResponse<String> post(String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Authorization", "Bearer " + token(Duration.ofMinutes(5)));
        all.put("Content-Type", "application/json");
        return send("/graphql", all, "POST", body);
    }

    public HttpResponse<String> get(String path, Map<String, String> headers) {
        return send(path, headers, "GET", null);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + answer.body(), e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private HttpResponse<String> send(String path, Map<String, String> headers, String method, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("No answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
