package dev.shrike.users;

import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.rest.keys.ServiceKeys;
import dev.shrike.rest.settings.ModuleSettings;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.FreePorts;
import dev.shrike.servers.Part;
import dev.shrike.users.registration.AdminAccount;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.awaitility.Awaitility;

/** user-api and auth-api in one process on real servers, as a single machine runs them. */
final class Platform implements AutoCloseable {

    static final String PASSWORD = "tit-tit-tuit";

    private final Brokers brokers = Brokers.shared(Part.POSTGRES, Part.NATS);
    private final String databases;
    private final EmbeddedServer server;

    Platform(Path folder) {
        this(folder, "", Map.of(), FaultInjection.NONE);
    }

    /**
     * @param databases what its databases' names end with: a vault belongs to one folder's key
     * @param more settings beside or instead of the usual ones
     */
    Platform(Path folder, String databases, Map<String, Object> more, FaultInjection faults) {
        this.databases = databases;
        Map<String, Object> settings = settings(folder, databases);
        settings.putAll(more);
        server = serve(settings, faults);
    }

    /** What it is configured with, be it in this process or another. */
    static Map<String, Object> settings(Path folder, String databases) {
        Brokers brokers = Brokers.shared(Part.POSTGRES, Part.NATS);
        int port = FreePorts.any();
        String self = "http://127.0.0.1:" + port;
        Map<String, Object> settings = new HashMap<>(Map.of(
                "micronaut.server.port",
                port,
                "shrike.nats.url",
                brokers.nats().toString(),
                "shrike.auth.url",
                self,
                "shrike.users.url",
                self,
                "shrike.service.secret",
                "0123456789abcdef0123456789abcdef",
                "shrike.token.key-file",
                folder.resolve("token-key.json").toString(),
                "shrike.token.create-key",
                true,
                "shrike.kek.file",
                folder.resolve("kek.json").toString(),
                "shrike.kek.create-key",
                true,
                "shrike.erasure.participants",
                "auth-api,tick-api"));
        settings.put(
                "shrike.certificate.key-file",
                folder.resolve("certificate-keyring.json").toString());
        settings.put("shrike.certificate.create-key", true);
        settings.put("shrike.verification.places", "nats");
        settings.put("shrike.notifier.url", self);
        settings.put("shrike.ticks.url", self);
        settings.put("shrike.export.folder", folder.resolve("exports").toString());
        for (String database : List.of("auth", "users")) {
            settings.put("datasources." + database + ".url", brokers.jdbcUrl(database + databases));
            settings.put("datasources." + database + ".username", brokers.postgresUser());
            settings.put("datasources." + database + ".password", brokers.postgresPassword());
        }
        return settings;
    }

    /** Both services in this process. */
    static EmbeddedServer serve(Map<String, Object> settings, FaultInjection faults) {
        return ApplicationContext.builder(settings)
                .singletons(faults)
                .propertySources(ModuleSettings.of("auth-api"), ModuleSettings.of("user-api"))
                .run(EmbeddedServer.class);
    }

    Http http() {
        return Http.anonymous(server.getURI());
    }

    /** As user-api itself, which may have every key. */
    Http service() {
        return http().with(bean(ServiceTokens.class).issue("user-api"));
    }

    Http service(String name) {
        return http().with(bean(ServiceTokens.class).issue(name));
    }

    URI address() {
        return server.getURI();
    }

    Http admin() {
        bean(AdminAccount.class).ensure("admin", PASSWORD);
        return login("admin");
    }

    Http login(String username) {
        Http.Answer answer = tryLogin(username);
        if (answer.status() != 200) {
            throw new AssertionError("No login: " + answer);
        }
        return http().with(answer.json().path("access_token").asText());
    }

    Http.Answer tryLogin(String username) {
        return http().post("/login", "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, PASSWORD));
    }

    void publish(IndexedRecord event) {
        bean(EventPublisher.class).publish(event);
    }

    List<StoredEvent> events(String event, UUID person, String type) {
        Stream<StoredEvent> stored =
                bean(EventReader.class).readAggregate(event, person.toString(), 0, 100).events().stream();
        return stored.filter(it -> it.envelope().type().equals(type)).toList();
    }

    /** Everything that the database of user-api holds in clear, as text. */
    String storedText() throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = connection()) {
            for (String table : List.of("app_user", "outbox", "erasure", "idempotency_key", "saga", "saga_step")) {
                try (ResultSet row = connection.createStatement().executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        text.append(row.getString(1)).append('\n');
                    }
                }
            }
        }
        return text.toString();
    }

    int change(String sql) throws SQLException {
        try (Connection connection = connection()) {
            return connection.createStatement().executeUpdate(sql);
        }
    }

    long count(String sql) throws SQLException {
        try (Connection connection = connection();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    String text(String sql) throws SQLException {
        try (Connection connection = connection();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Until a statement on the database of user-api waits for what another transaction holds. */
    void waitUntilSomebodyWaitsForALock() {
        String waiting = """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'""";
        Awaitility.await("somebody waits for a lock")
                .atMost(Duration.ofSeconds(20))
                .until(() -> count(waiting) > 0);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                brokers.jdbcUrl("users" + databases), brokers.postgresUser(), brokers.postgresPassword());
    }

    /** What a service seals with, under its own name. */
    EventSealer sealer(String service) {
        return bean(ServiceKeys.class).sealer(service);
    }

    <T> T bean(Class<T> type, String name) {
        return server.getApplicationContext().getBean(type, Qualifiers.byName(name));
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Override
    public void close() {
        server.close();
    }
}
