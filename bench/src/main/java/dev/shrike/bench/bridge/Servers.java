package dev.shrike.bench.bridge;

import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerHome;
import dev.shrike.servers.ServerSettings;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** The servers of a benchmark: started for it in a folder that goes with it, or somebody's, which must be empty of what it fills. */
final class Servers implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final int SECONDS = 20;
    /** What a round leaves behind is otherwise deleted a minute later, in the middle of what is measured then. */
    private static final String DELETE_SOON = "log.segment.delete.delay.ms=1000\n";

    private final Target target;
    private final Runnable end;
    private final Thread onExit;

    private Servers(Target target, Runnable end) {
        this.target = target;
        this.end = end;
        this.onExit = Thread.ofPlatform().name("bench-servers-end").unstarted(end);
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    static Servers start(Path parent) throws IOException {
        Path folder = parent == null
                ? Files.createTempDirectory("shrike-bench-")
                : Files.createTempDirectory(Files.createDirectories(parent), "shrike-bench-");
        // durable, because a broker for tests is not compiled well
        var settings = new ServerSettings(folder, ServerHome.fromSystemProperty(), Map.of(), "bench", true, START)
                .withExtra(Part.KAFKA, DELETE_SOON);
        LocalServers servers = LocalServers.open(settings);
        Runnable end = () -> {
            servers.kill();
            delete(folder);
        };
        try {
            servers.start(part -> {}, Part.NATS, Part.KAFKA, Part.REGISTRY);
            return new Servers(new Target(servers.nats(), servers.kafkaBootstrap(), servers.registry()), end);
        } catch (RuntimeException e) {
            end.run();
            throw e;
        }
    }

    /**
     * @throws IllegalStateException when they hold what a benchmark would delete
     */
    static Servers given(Target target) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", target.kafka()));
                Connection nats = Nats.connect(target.nats().toString())) {
            var topics = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            if (Topics.FILLED.stream().anyMatch(topics::contains)
                    || nats.jetStreamManagement().getStreamNames().contains(Ticks.VERSION.stream())) {
                throw new IllegalStateException("These servers are in use: they hold the stream "
                        + Ticks.VERSION.stream() + " or one of the topics " + Topics.FILLED
                        + ", which a benchmark deletes");
            }
        }
        return new Servers(target, () -> {});
    }

    Target target() {
        return target;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        end.run();
    }

    private static void delete(Path folder) {
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
