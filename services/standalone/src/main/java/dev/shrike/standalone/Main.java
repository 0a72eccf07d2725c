package dev.shrike.standalone;

import dev.shrike.standalone.command.Shrike;
import dev.shrike.standalone.command.Failures;
import picocli.CommandLine;

/** Where the {@code shrike} command enters Java. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Shrike(System.getenv()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }
}
