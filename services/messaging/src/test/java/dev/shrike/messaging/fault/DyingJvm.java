package dev.shrike.messaging.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that does its work until it comes to a fault point, and dies there. */
public final class DyingJvm {
    private static final int PATIENCE_SECONDS = 120;

    private DyingJvm() {}

    /**
     * Runs the program until it is halted at the point.
     *
     * @param program a class with a main method
     * @param properties its system properties, which are a service's configuration
     * @param times how often it passes the point, the fatal time included
     */
    public static void dieAt(FaultPoint point, int times, Class<?> program, Map<String, Object> properties)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("dying", ".log");
        Process process = new ProcessBuilder(command(point, times, program, properties))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s is reached %d times; said: %s", point.fullName(), times, said(log))
                    .isTrue();
            assertThat(process.exitValue())
                    .as("halted at %s; said: %s", point.fullName(), said(log))
                    .isEqualTo(HaltAt.EXIT_CODE);
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }

    private static List<String> command(FaultPoint point, int times, Class<?> program, Map<String, Object> properties) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dhalt.at=" + point.fullName(),
                "-Dhalt.after=" + times));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return command;
    }

    private static String said(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
