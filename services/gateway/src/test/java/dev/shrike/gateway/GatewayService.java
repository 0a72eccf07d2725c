package dev.shrike.gateway;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.publish.EventPublisher;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.awaitility.Awaitility;

/** gateway on a free port, with a real nats-server and a real key vault beside it. */
public final class GatewayService implements AutoCloseable {
    private final EmbeddedServer server;

    private GatewayService(EmbeddedServer server) {
        this.server = server;
    }

    /** Starts one; the folder keeps the keys, which several may share. */
    public static GatewayService start(Path folder, Map<String, Object> more) {
        Brokers brokers = Brokers.shared(Part.NATS, Part.POSTGRES);
        Map<String, Object> settings = new HashMap<>(settings(brokers, folder));
        settings.putAll(more);
        GatewayService service = new GatewayService(ApplicationContext.builder()
                .propertySources(ModuleSettings.of("gateway"), PropertySource.of("test", settings))
                .run(EmbeddedServer.class));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(service::hasStreams);
        return service;
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public URI uri() {
        return server.getURI();
    }

    public Http person(UUID id) {
        return new Http(uri(), token(id, Duration.ofMinutes(5), Roles.USER));
    }

    public Http admin() {
        return new Http(uri(), token(UUID.randomUUID(), Duration.ofMinutes(5), Roles.USER, Roles.ADMIN));
    }

    public Http anonymous() {
        return new Http(uri(), null);
    }

    public String token(UUID person, Duration lifetime, String... roles) {
        return bean(PersonTokens.class).issue(person, List.of(roles), lifetime).value();
    }

    public void publish(IndexedRecord... events) {
        for (IndexedRecord event : events) {
            bean(EventPublisher.class).publish(event);
        }
    }

    @Override
    public void close() {
        server.close();
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
        String vault = brokers.jdbcUrl("vault");
        return Map.of(
                "micronaut.server.port", FreePorts.any(),
                "shrike.users.url", "http://127.0.0.1:1",
                "shrike.nats.url", brokers.nats().toString(),
                "shrike.postgres.url", vault.substring(0, vault.lastIndexOf('/')),
                "shrike.postgres.username", brokers.postgresUser(),
                "shrike.postgres.password", brokers.postgresPassword(),
                "shrike.service.secret", "0123456789abcdef0123456789abcdef",
                "shrike.token.key-file", folder.resolve("token-key").toString(),
                "shrike.token.create-key", true,
                "test.kek", folder.resolve("kek").toString());
    }
}
