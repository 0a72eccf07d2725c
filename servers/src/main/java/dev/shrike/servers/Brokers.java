package dev.shrike.servers;

import java.net.URI;

/**
 * Where the servers are that a program or a test works against. The one small interface behind which they sit: child processes
 * now, containers or a cluster elsewhere. Thread safe; accessors may start what they name on first use.
 */
public interface Brokers extends AutoCloseable {

    /** {@code nats://host:port} of a server with JetStream. */
    URI nats();

    /** Kafka's {@code bootstrap.servers}. */
    String kafkaBootstrap();

    /** Base of the registry's Confluent API, including its path. */
    URI registry();

    /** JDBC url of a database, which is created when it is absent. */
    String jdbcUrl(String database);

    String postgresUser();

    String postgresPassword();

    /** Stops what this object started. */
    @Override
    void close();

    /**
     * The servers that all tests of this JVM share: on free ports, in a temporary folder, stopped when the JVM ends. The named parts
     * are started at once and in parallel, every other on first use of its accessor.
     *
     * @throws ServerStartException when a named part does not start
     */
    static Brokers shared(Part... parts) {
        return SharedBrokers.instance().with(parts);
    }
}
