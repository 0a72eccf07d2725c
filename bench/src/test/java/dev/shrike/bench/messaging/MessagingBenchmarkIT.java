package dev.shrike.bench.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagingBenchmarkIT {
    private final StringWriter out = new StringWriter();

    @Test
    void aShortRunCountsEveryEventPrintsTheTableAndLeavesNothingBehind(@TempDir Path data) throws Exception {
        int exit = run("messaging", "--events", "3000", "--rounds", "1", "--warm-up", "0", "--data", data.toString());

        assertThat(out.toString())
                .contains("3,000 events in each round")
                .containsPattern(
                        "\\| relay of the outbox \\| [\\d,]+ \\| \\*\\*[\\d,]+\\*\\* \\| [\\d.]+ of bare publish \\|")
                .containsPattern(
                        "\\| handler with inbox, 8 aggregates at once \\| [\\d,]+ \\| \\*\\*[\\d,]+\\*\\* \\| [\\d.]+ of bare pull \\|")
                .containsPattern(
                        "\\| rebuild of a projection \\| [\\d,]+ \\| \\*\\*[\\d,]+\\*\\* \\| [\\d.]+ of bare upsert \\|")
                .doesNotContain("WRONG");
        assertThat(exit).isZero();
        try (var left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void numbersThatMakeNoSenseAreRefusedBeforeAnythingIsStarted() {
        assertThat(run("messaging", "--events", "10")).isEqualTo(2);
        assertThat(run("projection", "--events", "10")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return Bench.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
