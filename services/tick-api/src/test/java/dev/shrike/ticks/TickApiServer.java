package dev.shrike.ticks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.FreePorts;
import dev.shrike.servers.Part;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** tick-api on real PostgreSQL and NATS, one for all tests of a JVM, spoken to over HTTP. */
public final class TickApiServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Brokers brokers = Brokers.shared(Part.NATS, Part.POSTGRES);
    private final String jdbcUrl;
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TickApiServer() {
        int port = FreePorts.any();
        jdbcUrl = brokers.jdbcUrl("ticks");
        server = ApplicationContext.builder()
                .propertySources(ModuleSettings.of("tick-api"))
                .properties(Map.of(
                        "micronaut.server.port",
                        port,
                        "shrike.users.url",
                        "http://127.0.0.1:" + port,
                        "datasources.ticks.url",
                        jdbcUrl,
                        "datasources.ticks.username",
                        brokers.postgresUser(),
                        "datasources.ticks.password",
                        brokers.postgresPassword(),
                        "shrike.nats.url",
                        brokers.nats().toString(),
                        "shrike.service.secret",
                        "only for the tests of this one module",
                        "shrike.token.key-file",
                        temporaryFolder().resolve("token-key.json").toString(),
                        "shrike.token.create-key",
                        true))
                .run(EmbeddedServer.class);
    }

    /** Gives tests the server that all of them share. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TickApiServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(TickApiServer.class, type -> new TickApiServer(), TickApiServer.class);
        }
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** The one number that a query of its database gives. */
    public long count(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(jdbcUrl, brokers.postgresUser(), brokers.postgresPassword());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The statement failed", e);
        }
    }

    public String token(UUID person) {
        return bean(PersonTokens.class)
                .issue(person, List.of(Roles.USER), Duration.ofMinutes(5))
                .value();
    }

    public String adminToken(UUID person) {
        return bean(PersonTokens.class)
                .issue(person, List.of(Roles.USER, Roles.ADMIN), Duration.ofMinutes(5))
                .value();
    }

    public Answer post(String path, String token, String body, String... headers) {
        HttpRequest.Builder request =
                request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer get(String path, String token, String... headers) {
        HttpRequest.Builder request = request(path, token).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** What the server answered. */
    public record Answer(int status, HttpResponse<String> response, JsonNode body) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public UUID id() {
            return UUID.fromString(body.path("id").asText());
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            return new Answer(response.statusCode(), response, JSON.readTree(body.isEmpty() ? "null" : body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("shrike-ticks-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
