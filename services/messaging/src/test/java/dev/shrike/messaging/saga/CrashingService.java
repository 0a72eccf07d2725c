package dev.shrike.messaging.saga;

import dev.shrike.messaging.Service;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A service in a process of its own, which runs a saga until that has ended, or the process has. */
final class CrashingService {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private CrashingService() {}

    /** The child's. */
    public static void main(String[] arguments) {
        UUID id = UUID.fromString(arguments[0]);
        try (ApplicationContext context = ApplicationContext.run("test")) {
            Sagas sagas = context.getBean(Sagas.class, Qualifiers.byName(Service.DATA_SOURCE));
            Awaitility.await("the saga has ended")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> sagas.find(id).orElseThrow().status().ended());
        }
    }

    /** Runs it to its end, and returns how it ended. */
    static int run(UUID saga, Map<String, String> settings, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), CrashingService.class.getName(), saga.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds() + 30, TimeUnit.SECONDS)) {
                throw new AssertionError("The child process does not end; see " + log);
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
