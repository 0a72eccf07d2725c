package dev.shrike.bridge.cli;

import dev.shrike.bridge.checkpoint.CheckpointTable;
import dev.shrike.bridge.checkpoint.StoredCheckpoint;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.settings.KafkaSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one lane's checkpoint. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show one lane's checkpoint, as JSON.")
final class CheckpointsShow implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LANE", description = "As list shows it.")
    private String lane;

    @Override
    public Integer call() {
        KafkaSettings kafka = connection.settings().kafka();
        try (var admin = new KafkaAdmin(kafka)) {
            StoredCheckpoint found = new CheckpointTable(admin, new CommittedReader(kafka))
                    .read()
                    .get(lane);
            if (found == null) {
                spec.commandLine().getErr().println("bridge: the lane " + lane + " has no checkpoint");
                return ExitCode.FOUND;
            }
            JsonOutput.print(found.json(), spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }
}
