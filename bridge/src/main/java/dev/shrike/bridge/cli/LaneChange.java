package dev.shrike.bridge.cli;

import dev.shrike.bridge.checkpoint.CheckpointChange;
import dev.shrike.bridge.checkpoint.CheckpointChanges;
import dev.shrike.bridge.lane.Lane;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands that change a lane's checkpoint have in common: they say what it leads to, and ask. */
final class LaneChange {
    static final String WHEN =
            "The bridge may run: a lane that has stopped takes it up within seconds, one that runs with its next event.";

    @Mixin
    private ConnectionOptions connection;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(paramLabel = "LANE", description = "As list shows it.")
    private String lane;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    /**
     * @param plan what is to be changed
     * @param outcome what the lane does then, as the end of a sentence
     * @return exit code
     */
    int make(BiFunction<CheckpointChanges, Lane, CheckpointChange> plan, String outcome) {
        var settings = connection.settings();
        Lane found = LaneNames.find(spec.commandLine(), Lane.of(connection.catalogue(), settings.sources()), lane);
        try (var changes = new CheckpointChanges(settings)) {
            CheckpointChange change = plan.apply(changes, found);
            if (!Terminal.confirms(spec.commandLine(), change.consequences(), yes)) {
                return ExitCode.FOUND;
            }
            changes.make(change);
        }
        spec.commandLine().getOut().println("Lane " + lane + " " + outcome + ".");
        return ExitCode.OK;
    }
}
