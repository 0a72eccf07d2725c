package dev.shrike.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The four servers of one data folder. While this object is open no other may open the same folder, in this or another process.
 * What an earlier run left running is stopped when its server is started again. Thread safe.
 */
public final class LocalServers implements Brokers {
    private final ServerSettings settings;
    private final FolderLock lock;
    private final NatsServer nats;
    private final KafkaServer kafka;
    private final RegistryServer registry;
    private final PostgresServer postgres;

    private LocalServers(ServerSettings settings, FolderLock lock) {
        this.settings = settings;
        this.lock = lock;
        this.nats = new NatsServer(settings);
        this.kafka = new KafkaServer(settings);
        this.registry = new RegistryServer(settings);
        this.postgres = new PostgresServer(settings);
    }

    /**
     * Takes the data folder; starts nothing.
     *
     * @throws ServerStartException when another process has it
     */
    public static LocalServers open(ServerSettings settings) {
        try {
            Files.createDirectories(settings.data());
            return new LocalServers(settings, FolderLock.take(settings.data().resolve("run")));
        } catch (IOException fault) {
            throw new ServerStartException(
                    ServerStartException.Reason.UNUSABLE_DATA,
                    "The data folder " + settings.data() + " cannot be used: " + fault.getMessage(),
                    fault);
        }
    }

    /**
     * Opens the data folder and starts all four servers in parallel.
     *
     * @throws ServerStartException when one of them does not start; then none is left running
     */
    public static LocalServers start(ServerSettings settings) {
        LocalServers servers = open(settings);
        try {
            servers.start(ready -> {}, Part.values());
            return servers;
        } catch (ServerStartException refused) {
            servers.close();
            throw refused;
        }
    }

    /**
     * Starts the named parts in parallel and returns when all do their work.
     *
     * @param onReady told of each part as it becomes ready, on any thread
     * @throws ServerStartException of the first that failed; the others may run and are stopped by {@link #close}
     */
    public void start(Consumer<Part> onReady, Part... parts) {
        require(parts);
        InParallel.run(List.of(parts), part -> {
            server(part).start();
            onReady.accept(part);
        });
    }

    /**
     * Looks at the servers of a data folder that another process runs; takes and changes nothing.
     *
     * @param settings with the ports that they run on
     */
    public static List<ServerStatus> observe(ServerSettings settings) throws IOException {
        LocalServers unopened = new LocalServers(settings, FolderLock.none());
        List<ServerStatus> rows = new ArrayList<>();
        for (Part part : Part.values()) {
            rows.add(unopened.server(part).observe());
        }
        return List.copyOf(rows);
    }

    /**
     * The servers of a data folder that another process runs: takes the folder from nobody, and starts and stops nothing.
     *
     * @param settings with the ports that they run on
     */
    public static Brokers running(ServerSettings settings) {
        return new LocalServers(settings, FolderLock.none());
    }

    /**
     * Stops servers that a killed run has left behind, without starting any.
     *
     * @return the parts that were still running
     */
    public List<Part> stopLeftovers() throws IOException {
        List<Part> stopped = new ArrayList<>();
        for (Part part : Part.values()) {
            if (server(part).stopLeftover()) {
                stopped.add(part);
            }
        }
        return List.copyOf(stopped);
    }

    public Server server(Part part) {
        return switch (part) {
            case NATS -> nats;
            case KAFKA -> kafka;
            case REGISTRY -> registry;
            case POSTGRES -> postgres;
        };
    }

    public NatsServer natsServer() {
        return nats;
    }

    public KafkaServer kafkaServer() {
        return kafka;
    }

    public RegistryServer registryServer() {
        return registry;
    }

    public PostgresServer postgresServer() {
        return postgres;
    }

    public List<ServerStatus> status() {
        List<ServerStatus> rows = new ArrayList<>();
        for (Part part : Part.values()) {
            rows.add(server(part).status());
        }
        return List.copyOf(rows);
    }

    @Override
    public URI nats() {
        return nats.url();
    }

    @Override
    public String kafkaBootstrap() {
        return kafka.bootstrapServers();
    }

    @Override
    public URI registry() {
        return registry.confluentApi();
    }

    @Override
    public String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    @Override
    public String postgresUser() {
        return postgres.user();
    }

    @Override
    public String postgresPassword() {
        return settings.postgresPassword();
    }

    /** Stops all servers in parallel and gives the data folder free. */
    @Override
    public void close() {
        try {
            InParallel.run(List.of(Part.values()), part -> server(part).stop());
        } finally {
            release();
        }
    }

    /** Ends all servers at once, as a crash would, and gives the data folder free. */
    public void kill() {
        for (Part part : Part.values()) {
            server(part).kill();
        }
        release();
    }

    /** What can be known to fail is told before anything is started. */
    private void require(Part... parts) {
        try {
            DiskSpace.require(settings.data());
            for (Part part : parts) {
                server(part).requirePort();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Leaves the servers running and gives the data folder free, as the death of this JVM would. */
    void abandon() {
        release();
    }

    private void release() {
        try {
            lock.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
