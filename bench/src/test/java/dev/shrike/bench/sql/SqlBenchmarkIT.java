package dev.shrike.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SqlBenchmarkIT {
    private final StringWriter out = new StringWriter();

    @Test
    void aShortRunPrintsTheLoadBesideTheBareOnesAndCountsEveryRow() {
        int exit = run("sql", "--rows", "2000", "--rounds", "1");

        assertThat(out.toString())
                .containsPattern("\\| 1 \\| [\\d,]+ \\| [\\d,]+ \\| \\*\\*[\\d,]+\\*\\*( \\| [\\d.]+){6} \\|");
        assertThat(exit).isZero();
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsMeasured() {
        assertThat(run("sql", "--rows", "0")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return Bench.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
