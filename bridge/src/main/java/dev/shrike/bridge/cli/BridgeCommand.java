package dev.shrike.bridge.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command of the bridge; its parts are subcommands. Also a part of the platform's own command. */
@Command(
        name = "shrike bridge",
        mixinStandardHelpOptions = true,
        version = "Shrike bridge 0.1.0",
        description = "Mirrors NATS JetStream into Kafka, exactly once, and helps to look after it.",
        subcommands = {Run.class, PlanCommand.class, Verify.class, Checkpoints.class, DeadLetters.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:It worked.",
            " 1:It did not work, or something was found.",
            " 2:The command line or the configuration makes no sense.",
            " 3:NATS, Kafka or the registry is away."
        })
public final class BridgeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The command as a program: parses, runs and answers with the exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with its way of telling failures, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new BridgeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
