package dev.shrike.bench.platform;

import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerHome;
import dev.shrike.servers.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Servers of a benchmark's own, as durable as in production, in a folder that goes with them: at the latest with the JVM. */
public final class OwnServers implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final OwnFolder folder;
    private final LocalServers servers;
    private final Thread onExit = Thread.ofPlatform().name("bench-servers-end").unstarted(this::end);

    private OwnServers(OwnFolder folder) {
        this.folder = folder;
        this.servers = LocalServers.open(
                new ServerSettings(folder.path(), ServerHome.fromSystemProperty(), Map.of(), "bench", true, START));
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /**
     * Starts some.
     *
     * @param parent where their folder is made; null for the system's folder for temporary files
     */
    public static OwnServers start(Path parent, Part... parts) throws IOException {
        OwnServers started = new OwnServers(OwnFolder.in(parent));
        try {
            started.servers.start(part -> {}, parts);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Where they are. */
    public LocalServers servers() {
        return servers;
    }

    /** Their folder, for what else belongs to the benchmark. */
    public Path folder() {
        return folder.path();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        end();
    }

    private void end() {
        servers.kill();
        folder.delete();
    }
}
