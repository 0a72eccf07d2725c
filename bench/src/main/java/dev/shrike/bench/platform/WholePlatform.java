package dev.shrike.bench.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All of Shrike, as {@code ./shrike up} runs it, on ports and in a folder of its own that goes with it. Used by one thread. */
public final class WholePlatform implements AutoCloseable {
    /** System property that names the checkout's folder; the script sets it. */
    private static final String ROOT = "shrike.root";

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Pattern VARIABLE = Pattern.compile("export (\\w+)=(.*)");
    private static final List<String> PORTS = List.of(
            "SHRIKE_HTTP_PORT",
            "SHRIKE_NATS_PORT",
            "SHRIKE_KAFKA_PORT",
            "SHRIKE_REGISTRY_PORT",
            "SHRIKE_POSTGRES_PORT",
            "SHRIKE_SMTP_PORT");

    private final OwnFolder folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Thread onExit = Thread.ofPlatform().name("bench-platform-end").unstarted(this::end);

    private WholePlatform(OwnFolder folder) throws IOException {
        this.folder = folder;
        environment.put("SHRIKE_DATA", folder.path().resolve("data").toString());
        List<ServerSocket> taken = new ArrayList<>();
        for (String port : PORTS) {
            ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            taken.add(free);
            environment.put(port, Integer.toString(free.getLocalPort()));
        }
        for (ServerSocket one : taken) {
            one.close();
        }
    }

    /** Starts it, building it first if need be, and waits until it is ready. */
    public static WholePlatform start() throws IOException, InterruptedException {
        WholePlatform platform = new WholePlatform(OwnFolder.in(null));
        Runtime.getRuntime().addShutdownHook(platform.onExit);
        try {
            platform.shrike("up", "--detach");
            Matcher variables = VARIABLE.matcher(platform.shrike("env"));
            while (variables.find()) {
                platform.environment.put(variables.group(1), variables.group(2));
            }
            return platform;
        } catch (IOException | RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    /** Where its REST interface is. */
    public URI http() {
        return URI.create("http://127.0.0.1:" + environment.get("SHRIKE_HTTP_PORT"));
    }

    /** Its administrator's password. */
    public String adminPassword() throws IOException {
        return Files.readString(Path.of(environment.get("SHRIKE_DATA"), "admin-password"))
                .strip();
    }

    /** Where NATS is. */
    public String nats() {
        return environment.get("SHRIKE_NATS_URL");
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return environment.get("SHRIKE_KAFKA_BOOTSTRAP_SERVERS");
    }

    /** A place for files of the benchmark. */
    public Path folder() {
        return folder.path();
    }

    /**
     * Runs a command to its end. Returns what it printed.
     *
     * @throws IllegalStateException with what it printed, when it did not end well within twenty minutes
     */
    public String shrike(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty(ROOT, "."), "shrike").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Path printed = Files.createTempFile(folder.path(), arguments[0] + "-", ".out");
        Process process = builder.redirectOutput(printed.toFile()).start();
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String output = Files.readString(printed);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException("shrike " + String.join(" ", arguments)
                    + (ended ? " ended with " + process.exitValue() : " took too long") + ":\n" + output);
        }
        return output;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onExit);
        end();
    }

    private void end() {
        try {
            shrike("down");
        } catch (IOException | InterruptedException | IllegalStateException e) {
            System.err.println("The platform may still run: " + e.getMessage());
        }
        folder.delete();
    }
}
