package dev.shrike.bridge.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.bridge.deadletter.LetterFilter;
import dev.shrike.bridge.deadletter.LetterLog;
import dev.shrike.bridge.deadletter.LetterOverview;
import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.settings.KafkaSettings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists dead letters. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "List dead letters, the newest at the end. To see older ones, give the time of the first as --until.")
final class DeadLettersList implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Spec
    private CommandSpec spec;

    @Option(names = "--lane", paramLabel = "LANE", description = "Only of this lane.")
    private String lane;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only with this reason, as unknown-schema.")
    private String reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "Only written then or later: 2026-11-21T10:00:00Z, or how long ago: 2h, 7d.")
    private Instant since = Instant.EPOCH;

    @Option(names = "--until", paramLabel = "TIME", converter = Moment.class, description = "Only written before.")
    private Instant until = Instant.MAX;

    @Option(names = "--redriven", description = "Those that were redriven as well.")
    private boolean redriven;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "So many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        KafkaSettings kafka = connection.settings().kafka();
        try (var admin = new KafkaAdmin(kafka)) {
            var filter =
                    new LetterFilter(Optional.ofNullable(lane), Optional.ofNullable(reason), since, until, redriven);
            var found = LetterOverview.of(new LetterLog(admin, new CommittedReader(kafka)), filter, Math.max(limit, 1));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                JsonOutput.print(json(found), out);
            } else {
                print(found, out);
            }
        }
        return ExitCode.OK;
    }

    private static void print(LetterOverview found, PrintWriter out) {
        if (found.total() == 0) {
            out.println("No dead letters.");
            out.flush();
            return;
        }
        var table = new Table("ID", "WRITTEN", "LANE", "REASON", "SEQUENCE", "SUBJECT OR KEY", "BYTES", "DETAIL");
        for (StoredLetter letter : found.newest()) {
            table.row(
                    letter.id(),
                    letter.written(),
                    letter.lane().isEmpty() ? "-" : letter.lane(),
                    (letter.reason().isEmpty() ? "-" : letter.reason())
                            + (found.settled().contains(letter.id()) ? " (redriven)" : ""),
                    letter.place().map(place -> Long.toString(place.sequence())).orElse("-"),
                    letter.key(),
                    letter.fullLength(),
                    letter.detail());
        }
        table.print(out);
        out.println();
        found.counts()
                .forEach((of, reasons) -> reasons.forEach((why, count) ->
                        out.println((of.isEmpty() ? "not of the bridge" : of) + " " + why + ": " + count)));
        out.println(found.total() + " in all"
                + (found.newest().size() < found.total()
                        ? ", the newest " + found.newest().size() + " are shown"
                        : ""));
        out.flush();
    }

    private static ObjectNode json(LetterOverview found) {
        ObjectNode all = JsonOutput.object();
        all.put("total", found.total());
        ObjectNode counts = all.putObject("counts");
        found.counts().forEach((of, reasons) -> {
            ObjectNode byReason = counts.putObject(of);
            reasons.forEach(byReason::put);
        });
        var letters = all.putArray("letters");
        found.newest()
                .forEach(letter ->
                        letters.add(LetterJson.of(letter, found.settled().contains(letter.id()))));
        return all;
    }
}
