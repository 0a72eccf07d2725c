package dev.shrike.bridge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done about messages that could not be mirrored. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Messages that could not be mirrored: list them, look at one, redrive them after a fix.",
        subcommands = {DeadLettersList.class, DeadLettersShow.class, DeadLettersRedrive.class})
final class DeadLetters implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show or redrive");
    }
}
