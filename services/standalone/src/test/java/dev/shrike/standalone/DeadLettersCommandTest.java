package dev.shrike.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DeadLettersCommandTest {
    private static final int OK = 0;
    private static final int USAGE = 2;
    private static final int NOT_RUNNING = 3;

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theHelpTellsItApartFromTheBridgesDeadLetters() {
        assertThat(run("dead-letters --help")).isEqualTo(OK);
        assertThat(out.toString()).contains("list", "show", "redrive", "./shrike bridge dead-letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dead-letters",
                "dead-letters show --service ticks",
                "dead-letters show --service ticks five",
                "dead-letters redrive --all",
                "dead-letters redrive --service ticks",
                "dead-letters redrive --service ticks --all --handler x"
            })
    void whatToDoHasToBeSaid(String arguments) {
        assertThat(run(arguments)).isEqualTo(USAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dead-letters list",
                "dead-letters list --service ticks --json",
                "dead-letters show --service ticks 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
                "dead-letters redrive --service ticks --all"
            })
    void withoutAPlatformItIsOneLine(String arguments) {
        assertThat(run(arguments)).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run").hasLineCount(1);
    }

    private int run(String arguments) {
        CommandLine commandLine = Main.commandLine(Map.of("SHRIKE_DATA", data.toString()));
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments.split(" ", -1));
    }
}
