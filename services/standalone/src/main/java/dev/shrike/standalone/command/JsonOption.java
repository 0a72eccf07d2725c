package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --json}, for commands that answer with one value: it then is all that stands on standard output. */
final class JsonOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    /** Whether a program reads the answer. */
    boolean wanted() {
        return json;
    }

    /** Prints the answer for programs. */
    int print(JsonNode answer) {
        PrintWriter out = command.commandLine().getOut();
        out.println(answer.toPrettyString());
        out.flush();
        return ExitCodes.OK;
    }

    /** Prints a line for people; nothing when a program reads the answer. */
    void say(String line) {
        if (!json) {
            PrintWriter out = command.commandLine().getOut();
            out.println(line);
            out.flush();
        }
    }
}
