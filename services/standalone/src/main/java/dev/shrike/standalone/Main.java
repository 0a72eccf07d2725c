package dev.shrike.standalone;

import dev.shrike.standalone.command.Failures;
import dev.shrike.standalone.command.Shrike;
import dev.shrike.standalone.command.WrongArguments;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine;

/** Where the {@code shrike} command enters Java. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Shrike(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(UUID.class, new WrongArguments.Ids())
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler(new Failures());
    }
}
