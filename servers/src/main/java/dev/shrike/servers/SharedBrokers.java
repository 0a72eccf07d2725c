package dev.shrike.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers of all tests of one JVM: started part by part as they are asked for, and gone with the JVM. */
final class SharedBrokers implements Brokers {
    private static final Logger LOG = LoggerFactory.getLogger(SharedBrokers.class);
    private static SharedBrokers instance;

    private final Path folder;
    private final LocalServers servers;

    private SharedBrokers(Path folder) {
        this.folder = folder;
        this.servers = LocalServers.open(ServerSettings.forTests(folder));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shared-brokers-end").unstarted(this::end));
    }

    static synchronized SharedBrokers instance() {
        if (instance == null) {
            try {
                instance = new SharedBrokers(Files.createTempDirectory("shrike-test-"));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
        return instance;
    }

    Brokers with(Part... parts) {
        servers.start(ready -> {}, parts);
        return this;
    }

    @Override
    public URI nats() {
        with(Part.NATS);
        return servers.nats();
    }

    @Override
    public String kafkaBootstrap() {
        with(Part.KAFKA);
        return servers.kafkaBootstrap();
    }

    @Override
    public URI registry() {
        with(Part.REGISTRY);
        return servers.registry();
    }

    @Override
    public String jdbcUrl(String database) {
        with(Part.POSTGRES);
        return servers.jdbcUrl(database);
    }

    @Override
    public String postgresUser() {
        return servers.postgresUser();
    }

    @Override
    public String postgresPassword() {
        return servers.postgresPassword();
    }

    /** Nothing: other tests of this JVM use them still. */
    @Override
    public void close() {
        LOG.debug("Shared brokers stay until the JVM ends");
    }

    private void end() {
        servers.kill();
        try {
            Folders.delete(folder);
        } catch (IOException fault) {
            LOG.warn("The test folder {} could not be deleted", folder, fault);
        }
    }
}
