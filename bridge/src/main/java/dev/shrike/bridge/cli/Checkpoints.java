package dev.shrike.bridge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far lanes have come, and changing that by hand. */
@Command(
        name = "checkpoints",
        mixinStandardHelpOptions = true,
        description =
                "How far each lane has come; and making a lane begin elsewhere, when its stream is not the one it was.",
        subcommands = {CheckpointsList.class, CheckpointsShow.class, CheckpointsReset.class, CheckpointsMove.class})
final class Checkpoints implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show, reset or move");
    }
}
