package dev.shrike.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int NOT_RUNNING = 3;

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "status",
                "down",
                "import",
                "events",
                "env",
                "projections",
                "dead-letters",
                "sagas",
                "erase",
                "verify-certificate",
                "verify",
                "export",
                "requests",
                "hold",
                "role",
                "keys",
                "sql",
                "open",
                "demo",
                "completion"
            })
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isEqualTo(OK);
        assertThat(out.toString()).startsWith("Usage: shrike " + command);
    }

    @Test
    void everyCommandSpeaksToProgramsToo() {
        assertThat(leaves(Main.commandLine(Map.of())))
                .filteredOn(command -> !command.getCommandName().equals("completion")) // a script is for a program
                .hasSizeGreaterThan(30)
                .allSatisfy(command -> assertThat(command.getCommandSpec().findOption("--json"))
                        .as(command.getCommandSpec().qualifiedName())
                        .isNotNull());
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(CommandLineTest::leaves);
    }

    @Test
    void aShellCompletesWhatThereIs() throws Exception {
        assertThat(run("completion")).isEqualTo(OK);
        Path script = Files.writeString(data.resolve("completion"), out.toString());

        Process shell = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$0\"; complete -p shrike; COMP_WORDS=(shrike dead); COMP_CWORD=1; COMP_LINE='shrike dead';"
                                + " COMP_POINT=11; _complete_shrike; printf '%s\\n' \"${COMPREPLY[@]}\"",
                        script.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("_complete_shrike", "dead-letters");
        assertThat(shell.waitFor()).isZero();
        assertThat(out.toString()).contains("bench", "image", "checkpoints", "--certificate");
    }

    @Test
    void aPageOfNothingIsOneLine() {
        assertThat(run("open", "dead-letters")).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @Test
    void aPageThatThereIsNotIsAUsageError() {
        assertThat(run("open", "nests")).isEqualTo(USAGE);
        assertThat(err.toString()).contains("DEAD_LETTERS");
    }

    @Test
    void nothingToDoIsAUsageError() {
        assertThat(run()).isEqualTo(USAGE);
        assertThat(err.toString()).contains("Say what to do: up, status, down, import, events, ");
    }

    @Test
    void statusOfNothingSaysSo() {
        assertThat(run("status")).isEqualTo(NOT_RUNNING);
        assertThat(out.toString()).contains("nats", "kafka", "registry", "postgres", "Shrike does not run.");
    }

    @Test
    void statusAlsoSpeaksJson() {
        assertThat(run("status", "--json")).isEqualTo(NOT_RUNNING);
        assertThat(out.toString()).contains("\"running\" : false", "\"healthy\" : false");
    }

    @Test
    void downOfNothingIsFine() {
        assertThat(run("down")).isEqualTo(OK);
        assertThat(out.toString()).contains("Shrike does not run");
    }

    @Test
    void importIntoNothingIsOneLine() {
        assertThat(run("import", "--sample")).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @Test
    void projectionsOfNothingAreOneLine() {
        assertThat(run("projections", "list")).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @Test
    void importOfNoFileIsOneLine() {
        assertThat(run("import", data.resolve("nothing.csv").toString())).isEqualTo(FAILED);
        assertThat(err.toString())
                .startsWith("shrike: ")
                .contains("nothing.csv cannot be read")
                .hasLineCount(1);
    }

    @Test
    void envOfNothingIsOneLine() {
        assertThat(run("env")).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @Test
    void eventsOfNothingIsOneLine() {
        assertThat(run("events")).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events --aggregate user",
                "events --aggregate user/a.b",
                "events --aggregate user/a --event user",
                "events --event-version 1",
                "events --limit 0",
                "events --limit 5 --all",
                "events --limit many"
            })
    void senselessWishesForEventsAreUsageErrors(String line) {
        assertThat(run(line.split(" "))).isEqualTo(USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void sagasOfNothingAreOneLine() {
        assertThat(run("sagas", "list")).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sagas",
                "sagas list --status lost",
                "sagas list --limit 201",
                "sagas show",
                "sagas show 17",
                "sagas resume 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --remedy retry",
                "sagas resume 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --remedy hope --reason none"
            })
    void senselessWishesForSagasAreUsageErrors(String line) {
        assertThat(run(line.split(" "))).isEqualTo(USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests",
                "requests list --state lost",
                "requests list --limit 501",
                "requests list --due-before soon",
                "requests show 17",
                "requests extend 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --months 3 --reason x",
                "requests extend 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --months 1",
                "requests pause 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
                "requests decide 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
                "requests decide 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --refuse excessive",
                "requests decide 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --grant --withdraw",
                "role",
                "role 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
                "role 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --grant admin",
                "role 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --grant analyst --show",
                "sql --save best",
                "sql --run best --saved",
                "sql --saved --format csv",
                "sql select --run best",
                "sql select --description liked",
                "hold",
                "hold ana",
                "hold 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
                "hold 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --reason x --review soon",
                "hold 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --reason x --lift"
            })
    void senselessWishesAreUsageErrors(String line) {
        assertThat(run(line.split(" "))).isEqualTo(USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests list",
                "requests show 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
                "requests decide 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --grant",
                "hold 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --lift"
            })
    void requestsAndHoldsOfNothingAreOneLine(String line) {
        assertThat(run(line.split(" "))).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @Test
    void erasingWithoutAPlatformIsOneLine() {
        assertThat(run("erase", "5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11")).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erase",
                "erase ana",
                "erase 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --until soon",
                "erase 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --timeout PT0S"
            })
    void senselessErasuresAreUsageErrors(String line) {
        assertThat(run(line.split(" "))).isEqualTo(USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void verifyingWithoutAPlatformIsOneLine() {
        assertThat(run("verify", "5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11", "--json"))
                .isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "verify ana", "verify 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --deeply"})
    void senselessVerificationsAreUsageErrors(String line) {
        assertThat(run(line.split(" "))).isEqualTo(USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void exportOfNothingIsOneLine() {
        assertThat(run("export", "5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11")).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @Test
    void anExportOverwritesNothing() throws IOException {
        Path file = Files.writeString(data.resolve("mine.zip"), "mine");

        assertThat(run("export", "5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11", "--output", file.toString()))
                .isEqualTo(FAILED);
        assertThat(err.toString())
                .contains("mine.zip is there already", "--force")
                .hasLineCount(1);
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "export ana", "export 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 and ben"})
    void senselessWishesForExportsAreUsageErrors(String line) {
        assertThat(run(line.split(" "))).isEqualTo(USAGE);
        assertThat(err.toString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"role wren --show", "erase wren", "verify wren", "export wren"})
    void aNameInThePlaceOfAnIdIsToldWithoutJava(String line) {
        assertThat(run(line.split(" "))).isEqualTo(USAGE);
        assertThat(err.toString())
                .startsWith("shrike: Invalid value for positional parameter at index 0 (USER): 'wren' is no id")
                .contains("Try: ./shrike " + line.split(" ")[0] + " --help")
                .doesNotContain("java.lang")
                .hasLineCount(2);
    }

    @Test
    void keysOfNothingAreOneLine() {
        assertThat(run("keys", "rotate")).isEqualTo(NOT_RUNNING);
        assertThat(err.toString()).startsWith("shrike: Shrike does not run on").hasLineCount(1);
    }

    @Test
    void keysAloneIsAUsageError() {
        assertThat(run("keys")).isEqualTo(USAGE);
        assertThat(err.toString()).contains("status or rotate");
    }

    @Test
    void aVariableThatMakesNoSenseIsOneLine() {
        assertThat(run(Map.of("SHRIKE_HTTP_PORT", "many"), "status")).isEqualTo(FAILED);
        assertThat(err.toString()).isEqualToIgnoringNewLines("shrike: SHRIKE_HTTP_PORT=many is not a port number");
    }

    private int run(String... arguments) {
        return run(Map.of("SHRIKE_DATA", data.toString()), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine commandLine = Main.commandLine(environment);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
