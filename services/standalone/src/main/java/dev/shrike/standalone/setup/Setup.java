package dev.shrike.standalone.setup;

import dev.shrike.standalone.command.WrongArguments;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where the {@code setup} deployable enters Java. Exit codes: 0 done, 1 not, 2 the arguments make no sense. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        subcommands = {SetUpPlatform.class, MakeSecrets.class},
        description = "Prepare servers and secrets for services, bridge and topologies that run by themselves.")
public final class Setup implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Takes what {@code --help} says. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Setup())
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    PrintWriter err = command.getErr();
                    err.println("setup: " + fault.getMessage());
                    for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
                        err.println("  because: " + cause.getMessage());
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to set up: platform, or secrets");
    }
}
