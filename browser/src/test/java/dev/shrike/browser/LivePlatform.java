package dev.shrike.browser;

import dev.shrike.servers.FreePorts;
import dev.shrike.servers.Part;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.run.RunNote;
import dev.shrike.standalone.run.RunNotes;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole platform as {@code ./shrike up} runs it: a process of its own with real servers on free ports, over a data folder that
 * outlives it. Used by one thread.
 */
final class LivePlatform implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path root = Path.of(System.getProperty("shrike.servers.home"))
            .resolve("../../..")
            .toAbsolutePath()
            .normalize();
    private final Map<String, String> environment = new HashMap<>();
    private final OperatorsMail operatorsMail = new OperatorsMail();
    private final LocalSettings settings;
    private Process process;

    LivePlatform(Path data) {
        Set<Integer> taken = new HashSet<>();
        environment.put("SHRIKE_DATA", data.toAbsolutePath().toString());
        environment.put("SHRIKE_COMPACTION_LAG", "PT10S");
        environment.put("SHRIKE_ALERTS_MAIL_PORT", Integer.toString(operatorsMail.port()));
        Stream.concat(
                        Stream.of("SHRIKE_HTTP_PORT", "SHRIKE_SMTP_PORT"),
                        Stream.of(Part.values()).map(Part::portVariable))
                .forEach(port -> environment.put(port, Integer.toString(freePort(taken))));
        settings = LocalSettings.of(root, environment);
    }

    private static int freePort(Set<Integer> taken) {
        int port = FreePorts.any();
        while (!taken.add(port)) {
            port = FreePorts.any();
        }
        return port;
    }

    /** Returns when everything is well. */
    void start() throws IOException, InterruptedException {
        Files.createDirectories(extensions());
        process = launch(List.of("@" + root.resolve("services/standalone/src/main/jvm/up.options")), "up");
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        RunNotes notes = new RunNotes(settings.data());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (notes.read()
                .filter(note -> note.pid() == process.pid() && note.phase() == RunNote.Phase.READY)
                .isEmpty()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroy();
                throw new IOException("It does not get ready: " + Files.readString(output()));
            }
        }
    }

    /** Ends everything in good order, and starts it again over the same data. */
    void restart() throws IOException, InterruptedException {
        stop();
        start();
    }

    /** Has the next start find these events of another team, in place of an earlier jar of that name. */
    void install(Path eventsJar) throws IOException {
        Files.createDirectories(extensions());
        Files.copy(eventsJar, extensions().resolve(eventsJar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What {@code ./shrike} with these arguments says when it ends well. */
    String shrike(String... arguments) throws IOException, InterruptedException {
        Process command = launch(List.of("-XX:TieredStopAtLevel=1", "-Xmx64m"), arguments);
        boolean ended = command.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        String said = Files.readString(output());
        if (!ended || command.exitValue() != 0) {
            throw new IOException(String.join(" ", arguments) + " failed: " + said);
        }
        return said;
    }

    private Process launch(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Dshrike.root=" + root, "-cp", classPath(), "dev.shrike.standalone.Main"));
        command.addAll(List.of(arguments));
        Files.createDirectories(settings.data());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** That of this JVM without the tests, and what others have put beside the data. */
    private String classPath() {
        return Stream.concat(
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> !entry.endsWith("test-classes")),
                        Stream.of(extensions() + "/*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path extensions() {
        return settings.data().resolve("extensions");
    }

    private Path output() {
        return settings.data().resolveSibling("shrike.out");
    }

    URI http() {
        return settings.http();
    }

    URI nats() {
        return URI.create("nats://127.0.0.1:" + settings.port(Part.NATS));
    }

    OperatorsMail operatorsMail() {
        return operatorsMail;
    }

    /** The process of a server, by the name of its program. */
    ProcessHandle server(String program) {
        return process.descendants()
                .filter(child -> child.info()
                        .command()
                        .filter(command -> command.endsWith(program))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    String adminPassword() {
        try {
            return settings.adminPassword().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The administrator's way in by REST. The caller closes it. */
    PlatformRest rest() {
        return PlatformRest.as(http(), "admin", adminPassword());
    }

    private void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        operatorsMail.close();
    }
}
