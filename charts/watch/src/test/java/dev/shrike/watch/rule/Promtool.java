package dev.shrike.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Prometheus' own tool for rules, where it is installed: Debian has it in the package prometheus. */
final class Promtool {
    private static final long TIMEOUT_SECONDS = 120;

    private Promtool() {}

    /** Runs it and returns what it says; what it was asked has to be well. Skips the test where there is none. */
    static String run(List<String> arguments, List<Path> files) throws IOException, InterruptedException {
        assumeTrue(
                installed(), "promtool is not on the PATH, so alert rules are not tried: apt-get install prometheus");
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(arguments);
        files.forEach(file -> command.add(file.toString()));
        Path output = Files.createTempFile("promtool", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            Files.delete(output);
        }
    }

    private static boolean installed() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }
}
