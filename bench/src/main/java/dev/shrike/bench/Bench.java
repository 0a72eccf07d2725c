package dev.shrike.bench;

import dev.shrike.bench.bridge.BridgeCommand;
import dev.shrike.bench.gdpr.GdprCommand;
import dev.shrike.bench.messaging.MessagingCommand;
import dev.shrike.bench.messaging.ProjectionCommand;
import dev.shrike.bench.sql.SqlCommand;
import dev.shrike.bench.streams.StreamsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code shrike bench} command; its benchmarks are subcommands. */
@Command(
        name = "shrike bench",
        mixinStandardHelpOptions = true,
        version = "Shrike 0.1.0",
        description = "Measures Shrike on this machine, against real servers of its own.",
        subcommands = {
            BridgeCommand.class,
            GdprCommand.class,
            MessagingCommand.class,
            ProjectionCommand.class,
            SqlCommand.class,
            StreamsCommand.class
        })
public final class Bench implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Ends with 0 when everything was measured and right, 1 when not, 2 when the command line makes no sense. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, to be run in this JVM. */
    public static CommandLine commandLine() {
        return new CommandLine(new Bench());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to measure: bridge, gdpr, messaging, projection, sql or streams");
    }
}
