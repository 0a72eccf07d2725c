package dev.shrike.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The {@code docker compose} command for one project. What it says is kept, so that a failure tells why. Immutable.
 *
 * @param project by which the engine knows containers, networks and volumes
 * @param file {@code compose.yaml}
 * @param environment its variables
 */
record Compose(String project, Path file, Map<String, String> environment) {
    Compose {
        environment = Map.copyOf(environment);
    }

    /** The same with another value for a variable. */
    Compose with(String variable, String value) {
        Map<String, String> other = new HashMap<>(environment);
        other.put(variable, value);
        return new Compose(project, file, other);
    }

    /**
     * Runs a command to its end.
     *
     * @param arguments as {@code up -d}
     * @throws IllegalStateException when it fails or takes longer, with all that it said
     */
    void run(Duration atMost, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "-p", project, "-f", file.toString()));
        command.addAll(List.of(arguments));
        try {
            Path said = Files.createTempFile("shrike-compose-", ".log");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
                builder.environment().putAll(environment);
                Process running = builder.start();
                running.getOutputStream().close();
                boolean ended = end(running, atMost);
                if (!ended || running.exitValue() != 0) {
                    throw new IllegalStateException("docker compose %s %s: %s"
                            .formatted(
                                    String.join(" ", arguments),
                                    ended ? "ended with " + running.exitValue() : "was not done after " + atMost,
                                    Files.readString(said, StandardCharsets.UTF_8)));
                }
            } finally {
                Files.delete(said);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("docker compose cannot be run", fault);
        }
    }

    private static boolean end(Process running, Duration atMost) throws InterruptedException {
        try {
            return running.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            running.destroyForcibly();
        }
    }
}
