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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a lane go on behind another position. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = {
            "Make a lane go on behind another position: for a stream that has lost its tail.",
            "The bridge may run: a lane that has stopped takes it up within seconds, one that runs with its next event."
        })
final class CheckpointsMove implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LANE", description = "As list shows it.")
    private String lane;

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

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        var settings = connection.settings();
        Lane found = LaneNames.find(spec.commandLine(), Lane.of(connection.catalogue(), settings.sources()), lane);
        try (var changes = new CheckpointChanges(settings)) {
            CheckpointChange change = plan(changes, found);
            if (!Terminal.confirms(spec.commandLine(), change.consequences(), yes)) {
                return ExitCode.FOUND;
            }
            changes.make(change);
        }
        spec.commandLine().getOut().println("Lane " + lane + " goes on from there.");
        return ExitCode.OK;
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
