package dev.shrike.bench.messaging;

import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerHome;
import dev.shrike.servers.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A nats-server and a PostgreSQL for one benchmark, in a folder that goes with them. */
final class Servers implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Path folder;
    private final LocalServers servers;
    private final Thread onExit;

    private Servers(Path folder) {
        this.folder = folder;
        this.servers = LocalServers.open(
                new ServerSettings(folder, ServerHome.fromSystemProperty(), Map.of(), "bench", true, START));
        this.onExit = Thread.ofPlatform().name("bench-servers-end").unstarted(this::end);
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    static Servers start(Path parent) throws IOException {
        Path folder = parent == null
                ? Files.createTempDirectory("shrike-bench-")
                : Files.createTempDirectory(Files.createDirectories(parent), "shrike-bench-");
        var started = new Servers(folder);
        try {
            started.servers.start(part -> {}, Part.NATS, Part.POSTGRES);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** The configuration of a service over these servers, with one datasource. */
    Map<String, Object> configuration() {
        String dataSource = "datasources." + Station.DATA_SOURCE;
        return Map.of(
                "shrike.nats.url",
                servers.nats().toString(),
                dataSource + ".url",
                servers.jdbcUrl("bench"),
                dataSource + ".username",
                servers.postgresUser(),
                dataSource + ".password",
                servers.postgresPassword(),
                dataSource + ".maximum-pool-size",
                "20",
                "flyway." + dataSource + ".enabled",
                "true",
                "flyway." + dataSource + ".locations",
                "classpath:db/messaging");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        end();
    }

    private void end() {
        servers.kill();
        try (var files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }
}
