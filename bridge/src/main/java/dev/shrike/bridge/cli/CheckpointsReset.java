package dev.shrike.bridge.cli;

import dev.shrike.bridge.checkpoint.CheckpointChanges;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a lane begin at the start of its source. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Make a lane begin at the start of its source: for a stream or topic that was deleted and made again.",
            LaneChange.WHEN
        })
final class CheckpointsReset implements Callable<Integer> {
    @Mixin
    private LaneChange change;

    @Override
    public Integer call() {
        return change.make(CheckpointChanges::reset, "begins at the start of its source");
    }
}
