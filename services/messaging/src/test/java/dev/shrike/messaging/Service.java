package dev.shrike.messaging;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.servers.Brokers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.health.HealthStatus;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;
import org.awaitility.Awaitility;
import reactor.core.publisher.Mono;

/** A small service with one datasource, {@code birds}, as the tests see it. */
public final class Service implements AutoCloseable {
    /** Its datasource. */
    public static final String DATA_SOURCE = "birds";

    private final ApplicationContext context;

    private Service(ApplicationContext context) {
        this.context = context;
    }

    /** Starts on the shared servers, with the database and more properties. */
    public static Service start(String database, Map<String, Object> more) {
        return start(Brokers.shared().nats(), database, more);
    }

    /** Starts with a NATS server of its own. */
    public static Service start(URI nats, String database, Map<String, Object> more) {
        return start(nats, Brokers.shared(), database, more);
    }

    /**
     * Starts with servers of its own.
     *
     * @param beans singletons that the service has besides its own
     */
    public static Service start(URI nats, Brokers brokers, String database, Map<String, Object> more, Object... beans) {
        Map<String, Object> properties = new HashMap<>(properties(nats, brokers, database));
        properties.putAll(more);
        return new Service(
                ApplicationContext.builder(properties, "test").singletons(beans).start());
    }

    /** Starts in a JVM whose system properties are those of {@link #properties} and more. */
    public static Service startHere() {
        return new Service(ApplicationContext.run("test"));
    }

    /** What a service needs to know to work with the servers. */
    public static Map<String, Object> properties(URI nats, Brokers brokers, String database) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("shrike.nats.url", nats.toString());
        properties.put("shrike.nats.timeout", "2s");
        properties.put("datasources.birds.url", brokers.jdbcUrl(database));
        properties.put("datasources.birds.username", brokers.postgresUser());
        properties.put("datasources.birds.password", brokers.postgresPassword());
        properties.put("datasources.birds.maximum-pool-size", "6");
        properties.put("flyway.datasources.birds.enabled", "true");
        properties.put("flyway.datasources.birds.locations", "classpath:db/messaging");
        return properties;
    }

    /** A name for a database that no other test has. */
    public static String newDatabase() {
        return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** A bean of this service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The bean of its datasource. */
    public <T> T dataSourceBean(Class<T> type) {
        return context.getBean(type, Qualifiers.byName(DATA_SOURCE));
    }

    /** Its transactions. */
    @SuppressWarnings("unchecked") // a bean of a generic type is found by its arguments
    public TransactionOperations<Connection> transactions() {
        return context.getBean(
                Argument.of(TransactionOperations.class, Connection.class), Qualifiers.byName(DATA_SOURCE));
    }

    /** Appends the events in one transaction that commits. */
    public void publish(IndexedRecord... events) {
        Outbox outbox = dataSourceBean(Outbox.class);
        transactions().executeWrite(tx -> {
            for (IndexedRecord event : events) {
                outbox.append(event);
            }
            return null;
        });
    }

    /** A number from its database. */
    public long count(String sql) {
        return transactions().executeRead(tx -> {
            try (ResultSet row = tx.getConnection().createStatement().executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Changes its database behind its back. */
    public void change(String sql) {
        transactions().executeWrite(tx -> {
            try (var statement = tx.getConnection().createStatement()) {
                return statement.executeUpdate(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** All ticks of the person in the stream. */
    public List<StoredEvent> ticksOf(UUID person) {
        EventReader reader = bean(EventReader.class);
        List<StoredEvent> all = new ArrayList<>();
        long after = 0;
        while (true) {
            var page = reader.readAggregate("tick", person.toString(), after, EventReader.MAX_LIMIT);
            all.addAll(page.events());
            if (!page.more()) {
                return all;
            }
            after = page.events().getLast().sequence();
        }
    }

    /** What the health endpoint would say of an indicator. */
    public HealthStatus health(String indicator) {
        return context.getBeansOfType(HealthIndicator.class).stream()
                .map(bean -> Mono.from(bean.getResult()).block(Duration.ofSeconds(5)))
                .filter(result -> result.getName().equals(indicator))
                .findFirst()
                .orElseThrow()
                .getStatus();
    }

    /** Waits until nothing waits in the outbox. */
    public void awaitPublished() {
        awaitPublished(Duration.ofSeconds(60));
    }

    /** Waits until nothing waits in the outbox, at most for the time given. */
    public void awaitPublished(Duration atMost) {
        Awaitility.await("outbox is empty")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        count("select count(*) from outbox where published_at is null and parked_at is null") == 0);
    }

    /** Waits for a connection to NATS and the streams. */
    public Service awaitStreams() {
        NatsConnection nats = bean(NatsConnection.class);
        Awaitility.await("streams are there")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> nats.management().getStreamNames().size()
                        >= bean(EventCatalogue.class).all().size());
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
