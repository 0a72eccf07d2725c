package dev.shrike.bench.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeBenchmarkIT {
    private final StringWriter out = new StringWriter();

    @Test
    void aShortRunCountsEveryEventPrintsBothTablesAndLeavesNothingBehind(@TempDir Path data) throws Exception {
        int exit = run(
                "bridge",
                "--events",
                "2000",
                "--rounds",
                "1",
                "--warm-up",
                "0",
                "--camel-events",
                "300",
                "--rate",
                "500",
                "--seconds",
                "2",
                "--data",
                data.toString());

        assertThat(out.toString())
                .contains("2,000 events of 256 B")
                .containsPattern("\\| bare loop \\| [\\d,]+ \\| \\*\\*[\\d,]+\\*\\* \\| \\|")
                .containsPattern("\\| bridge \\| [\\d,]+ \\|")
                .containsPattern("\\| Camel route \\| [\\d,]+ \\|")
                .containsPattern("\\| p50 \\| p90 \\| p99 \\| p99.9 \\| max \\|\\R.*\\R(\\| [\\d.]+ ){5}\\|")
                .doesNotContain("WRONG");
        assertThat(exit).isZero();
        try (var left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void numbersThatMakeNoSenseAreRefusedBeforeAnythingIsStarted() {
        assertThat(run("bridge", "--events", "10")).isEqualTo(2);
        assertThat(run("bridge", "--nats", "nats://127.0.0.1:1")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return Bench.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
