package dev.shrike.bridge.cli;

import dev.shrike.bridge.checkpoint.CheckpointChange;
import dev.shrike.bridge.checkpoint.CheckpointChanges;
import dev.shrike.bridge.lane.Lane;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a lane go on behind another position. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = {
            "Make a lane go on behind another position: for a stream that has lost its tail.",
            LaneChange.WHEN
        })
final class CheckpointsMove implements Callable<Integer> {
    @Mixin
    private LaneChange change;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Where where;

    private static final class Where {
        @Option(names = "--to-end", description = "Behind the present end of its source.")
        private boolean end;

        @Option(
                names = "--to-sequence",
                paramLabel = "N",
                description = "Behind this sequence of its stream, which counts as mirrored with all before it.")
        private Long sequence;
    }

    @Override
    public Integer call() {
        return change.make(this::plan, "goes on from there");
    }

    private CheckpointChange plan(CheckpointChanges changes, Lane found) {
        if (where.end) {
            return changes.moveToEnd(found);
        }
        if (!(found instanceof Lane.Forward forward)) {
            throw new ParameterException(spec.commandLine(), "A lane to NATS has offsets; it moves --to-end only");
        }
        try {
            return changes.move(forward, where.sequence);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
