package dev.shrike.admin;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.FreePorts;
import dev.shrike.servers.Part;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** admin-api on a free port, with real NATS and PostgreSQL and a real key vault beside it. */
public final class AdminService implements AutoCloseable {

    /** Above the module's own settings. */
    private static final int HIGHEST = 1_000;

    private final EmbeddedServer server;

    private AdminService(EmbeddedServer server) {
        this.server = server;
    }

    public static AdminService start(Path folder) {
        return start(folder, Brokers.shared(Part.NATS, Part.POSTGRES), Map.of());
    }

    /** With servers of its own, and settings above all others. */
    public static AdminService start(Path folder, Brokers brokers, Map<String, Object> more) {
        brokers.jdbcUrl("vault");
        Map<String, Object> settings = new HashMap<>(settings(brokers, folder));
        settings.putAll(more);
        EmbeddedServer server = ApplicationContext.builder()
                .propertySources(ModuleSettings.of("admin-api"), PropertySource.of("test", settings, HIGHEST))
                .run(EmbeddedServer.class);
        AdminService service = new AdminService(server);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(service::hasStreams);
        return service;
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public Http admin() {
        return as(UUID.randomUUID(), Roles.USER, Roles.ADMIN);
    }

    public Http person(UUID id) {
        return as(id, Roles.USER);
    }

    public Http anonymous() {
        return new Http(server.getURI(), null);
    }

    @Override
    public void close() {
        server.close();
    }

    private Http as(UUID id, String... roles) {
        String token = bean(PersonTokens.class)
                .issue(id, List.of(roles), Duration.ofMinutes(5))
                .value();
        return new Http(server.getURI(), token);
    }

    private boolean hasStreams() throws IOException, JetStreamApiException {
        NatsConnection nats = bean(NatsConnection.class);
        return nats.connected()
                && nats.management()
                        .getStreamNames()
                        .containsAll(EventCatalogue.standard().events().stream()
                                .map(EventDefinition::stream)
                                .toList());
    }

    private static Map<String, Object> settings(Brokers brokers, Path folder) {
        String database = brokers.jdbcUrl("admin");
        int port = FreePorts.any();
        return Map.of(
                "micronaut.server.port", port,
                "shrike.users.url", "http://127.0.0.1:" + port,
                "shrike.nats.url", brokers.nats().toString(),
                "shrike.postgres.url", database.substring(0, database.lastIndexOf('/')),
                "shrike.postgres.username", brokers.postgresUser(),
                "shrike.postgres.password", brokers.postgresPassword(),
                "shrike.service.secret", "0123456789abcdef0123456789abcdef",
                "shrike.token.key-file", folder.resolve("token-key").toString(),
                "shrike.token.create-key", true,
                "test.kek", folder.resolve("kek").toString());
    }
}
