package dev.shrike.bench.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class GdprBenchmarkTest {
    private final StringWriter out = new StringWriter();

    @Test
    void aShortRunPrintsEachLineBesideTheBareCipher() {
        int exit = run("gdpr", "--part", "sealing", "--warm-up", "0", "--iterations", "1");

        assertThat(out.toString())
                .containsPattern("\\| seal note( \\| [\\d,]+){3} \\| \\*\\*[\\d.]+\\*\\*( \\| [\\d,]+){2} \\|")
                .containsPattern("\\| open location( \\| [\\d,]+){3} \\| \\*\\*[\\d.]+\\*\\*( \\| [\\d,]+){2} \\|");
        assertThat(exit).isZero();
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsMeasured() {
        assertThat(run("gdpr", "--part", "everything")).isEqualTo(2);
        assertThat(run("gdpr", "--iterations", "0")).isEqualTo(2);
        assertThat(run("gdpr", "--events", "10", "--own-events", "11")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return Bench.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
