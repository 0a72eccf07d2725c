package dev.shrike.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A process with user-api in it that dies where it is told to, without closing anything. */
final class DyingProcess {
    /** By which the parent knows that it died where it should. */
    private static final int EXIT_CODE = 86;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private DyingProcess() {}

    /** Ends this process at once. */
    static void die() {
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    /** Runs a main class until it dies; its first argument is a file with the settings. */
    static void run(Path folder, Class<?> main, Map<String, Object> settings, List<String> arguments)
            throws IOException, InterruptedException {
        Path log = folder.resolve("dying.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                write(settings, folder.resolve("dying.properties")).toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it dies; see %s", log)
                    .isTrue();
            assertThat(process.exitValue()).as("see %s", log).isEqualTo(EXIT_CODE);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What somebody has who does all work in the request's own thread, and nothing beside it. */
    static Map<String, Object> alone(Map<String, Object> usual) {
        Map<String, Object> settings = new HashMap<>(usual);
        settings.put("shrike.messaging.saga.enabled", "false");
        settings.put("shrike.messaging.relay.enabled", "false");
        settings.put("shrike.messaging.subscribe.enabled", "false");
        settings.put("datasources.users.maximum-pool-size", "60"); // many are held inside a transaction
        return settings;
    }

    /** The settings in the file. */
    static Map<String, Object> settings(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((name, value) -> settings.put(name.toString(), value));
        return settings;
    }

    private static Path write(Map<String, Object> settings, Path file) throws IOException {
        Properties properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty(name, value.toString()));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
