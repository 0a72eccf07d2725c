package dev.shrike.bridge.cli;

import dev.shrike.bridge.checkpoint.CheckpointChange;
import dev.shrike.bridge.checkpoint.CheckpointChanges;
import dev.shrike.bridge.lane.Lane;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a lane begin at the start of its source. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Make a lane begin at the start of its source: for a stream or topic that was deleted and made again.",
            "The bridge may run: a lane that has stopped takes it up within seconds, one that runs with its next event."
        })
final class CheckpointsReset implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LANE", description = "As list shows it.")
    private String lane;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        var settings = connection.settings();
        Lane found = LaneNames.find(spec.commandLine(), Lane.of(connection.catalogue(), settings.sources()), lane);
        try (var changes = new CheckpointChanges(settings)) {
            CheckpointChange change = changes.reset(found);
            if (!Terminal.confirms(spec.commandLine(), change.consequences(), yes)) {
                return ExitCode.FOUND;
            }
            changes.make(change);
        }
        spec.commandLine().getOut().println("Lane " + lane + " begins at the start of its source.");
        return ExitCode.OK;
    }
}
