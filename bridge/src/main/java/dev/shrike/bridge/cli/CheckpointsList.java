package dev.shrike.bridge.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.checkpoint.CheckpointTable;
import dev.shrike.bridge.checkpoint.StoredCheckpoint;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.settings.KafkaSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the checkpoints of all lanes. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List how far each lane has come.")
final class CheckpointsList implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        KafkaSettings kafka = connection.settings().kafka();
        try (var admin = new KafkaAdmin(kafka)) {
            var found = new CheckpointTable(admin, new CommittedReader(kafka))
                    .read()
                    .values();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                ObjectNode all = JsonOutput.object();
                var rows = all.putArray("checkpoints");
                found.forEach(stored -> rows.add(stored.json()));
                JsonOutput.print(all, out);
            } else {
                print(found, Instant.now(), out);
            }
        }
        return ExitCode.OK;
    }

    private static void print(Collection<StoredCheckpoint> found, Instant now, PrintWriter out) {
        var table = new Table("LANE", "SOURCE", "STREAM SEQUENCE", "OF", "INSTANCE", "WRITTEN", "AGE");
        for (StoredCheckpoint stored : found) {
            Instant written = stored.written().truncatedTo(ChronoUnit.SECONDS);
            Duration age = Duration.between(written, now).truncatedTo(ChronoUnit.SECONDS);
            switch (stored.checkpoint()) {
                case Checkpoint.OfStream at ->
                    table.row(stored.lane(), at.stream(), at.sequence(), at.time(), stored.instance(), written, age);
                case Checkpoint.OfTopic at ->
                    table.row(stored.lane(), at.topic(), at.sequence(), "-", stored.instance(), written, age);
            }
        }
        table.print(out);
    }
}
