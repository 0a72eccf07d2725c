package dev.shrike.bridge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.redrive.Redrive;
import dev.shrike.bridge.redrive.RedriveOptions;
import dev.shrike.bridge.redrive.RedriveReport;
import dev.shrike.bridge.redrive.RedriveSelection;
import dev.shrike.bridge.redrive.Redriven;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Redrives dead letters. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = {
            "Bring dead letters into the topics that are valid by now: once each, however often this is run.",
            "A letter whose key has a newer event is refused, because the order within the key would break.",
            "Each lane concerned pauses for some seconds. Exit code 1: some letters are not settled."
        })
final class DeadLettersRedrive implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1", exclusive = false)
    private Which which;

    private static final class Which {
        @Option(names = "--id", paramLabel = "ID", description = "This one; may be given several times.")
        private List<String> ids = List.of();

        @Option(names = "--reason", paramLabel = "REASON", description = "Those with this reason.")
        private String reason;

        @Option(names = "--lane", paramLabel = "LANE", description = "Those of this lane.")
        private String lane;

        @Option(names = "--all", description = "All of them.")
        private boolean all;
    }

    @Option(names = "--dry-run", description = "Only say what would become of each.")
    private boolean dryRun;

    @Option(
            names = "--as-latest",
            description = "Bring in also what its key has newer events of; it then counts as the latest of its key.")
    private boolean asLatest;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        RedriveSelection selection = selection();
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode shown = JsonOutput.object();
        ArrayNode letters = shown.putArray("letters");
        try (var redrive = new Redrive(connection.settings(), connection.catalogue())) {
            RedriveReport report =
                    redrive.run(selection, new RedriveOptions(dryRun, asLatest), letter -> tell(letter, letters, out));
            if (json) {
                shown.put("dry_run", dryRun);
                shown.put("more", report.more());
                ObjectNode counts = shown.putObject("counts");
                report.counts().forEach((fate, count) -> counts.put(fate.word(), count));
                JsonOutput.print(shown, out);
            } else {
                summarise(report, out);
            }
            return report.allSettled() ? ExitCode.OK : ExitCode.FOUND;
        }
    }

    private RedriveSelection selection() {
        if (which.all && (!which.ids.isEmpty() || which.reason != null || which.lane != null)) {
            throw new ParameterException(spec.commandLine(), "--all leaves nothing to choose; give it alone");
        }
        Set<LetterId> ids = new LinkedHashSet<>();
        try {
            which.ids.forEach(id -> ids.add(LetterId.parse(id)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return new RedriveSelection(ids, Optional.ofNullable(which.reason), Optional.ofNullable(which.lane));
    }

    private void tell(Redriven letter, ArrayNode letters, PrintWriter out) {
        if (json) {
            letters.addObject()
                    .put("id", letter.id().toString())
                    .put("lane", letter.lane())
                    .put("fate", letter.fate().word())
                    .put("detail", letter.detail());
        } else if (!letter.fate().isSettled() || !which.ids.isEmpty()) {
            out.println(letter.id() + " " + letter.fate().word() + ": " + letter.detail());
        }
    }

    private void summarise(RedriveReport report, PrintWriter out) {
        if (report.counts().isEmpty()) {
            out.println("No dead letter is waiting for that.");
        }
        report.counts().forEach((fate, count) -> out.println((dryRun ? "would be " : "") + fate.word() + ": " + count));
        if (report.more()) {
            out.println("There are more; run it again.");
        }
        out.flush();
    }
}
