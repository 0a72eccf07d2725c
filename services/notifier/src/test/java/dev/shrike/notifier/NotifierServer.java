package dev.shrike.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.FreePorts;
import dev.shrike.servers.Part;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** notifier on real PostgreSQL and NATS with a mail server, one for all tests of a JVM, spoken to over HTTP. */
public final class NotifierServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Brokers brokers = Brokers.shared(Part.NATS, Part.POSTGRES);
    private final String jdbcUrl = brokers.jdbcUrl("notifier");
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private NotifierServer() {
        mail.start();
        int port = FreePorts.any();
        server = ApplicationContext.builder()
                .propertySources(ModuleSettings.of("notifier"))
                .properties(Map.ofEntries(
                        Map.entry("micronaut.server.port", port),
                        Map.entry("datasources.notifier.url", jdbcUrl),
                        Map.entry("datasources.notifier.username", brokers.postgresUser()),
                        Map.entry("datasources.notifier.password", brokers.postgresPassword()),
                        Map.entry("shrike.nats.url", brokers.nats().toString()),
                        Map.entry("shrike.users.url", "http://127.0.0.1:" + port),
                        Map.entry("shrike.smtp.port", mail.getSmtp().getPort()),
                        Map.entry("shrike.notifier.poll-interval", "50ms"),
                        Map.entry("shrike.service.secret", "only for the tests of this one module"),
                        Map.entry(
                                "shrike.token.key-file",
                                temporaryFolder().resolve("token-key.json").toString()),
                        Map.entry("shrike.token.create-key", true)))
                .run(EmbeddedServer.class);
    }

    /** Gives tests the server that all of them share. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == NotifierServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(NotifierServer.class, type -> new NotifierServer(), NotifierServer.class);
        }
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** The one number that a query of the notifier's database gives. */
    public long count(String sql, String argument) {
        return inDatabase(
                sql,
                statement -> {
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        return row.getLong(1);
                    }
                },
                argument);
    }

    /** Changes the notifier's database behind its back. */
    public void update(String sql, String... arguments) {
        inDatabase(sql, PreparedStatement::executeUpdate, arguments);
    }

    /** The mail that arrived for a person. */
    public List<MimeMessage> mailOf(UUID person) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> recipient(message).equals(UserApiStandIn.addressOf(person)))
                .toList();
    }

    public JsonNode get(String path, UUID person) {
        return send(path, person, "GET").body();
    }

    public JsonNode getAsService(String path) {
        return send(path, bean(ServiceTokens.class).issue(), "GET").body();
    }

    public int status(String method, String path, UUID person) {
        return send(path, person, method).status();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        mail.stop();
    }

    private record Answer(int status, JsonNode body) {}

    private Answer send(String path, UUID person, String method) {
        String token = bean(PersonTokens.class)
                .issue(person, List.of(Roles.USER), Duration.ofMinutes(5))
                .value();
        return send(path, token, method);
    }

    private Answer send(String path, String token, String method) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.getURI() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T inDatabase(String sql, Use<T> use, String... arguments) {
        try (Connection connection =
                        DriverManager.getConnection(jdbcUrl, brokers.postgresUser(), brokers.postgresPassword());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            return use.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The statement failed", e);
        }
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail without a recipient", e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("shrike-notifier-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
