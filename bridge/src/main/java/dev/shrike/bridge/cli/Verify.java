package dev.shrike.bridge.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.verify.Bound;
import dev.shrike.bridge.verify.Finding;
import dev.shrike.bridge.verify.Verification;
import dev.shrike.bridge.verify.VerificationReport;
import dev.shrike.bridge.verify.VerificationRequest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares streams with topics. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compare streams with their topics, event by event: what is missing, double, out of order, or not the latest?",
            "The bridge may run meanwhile; what it had mirrored at the beginning is compared. Nothing is changed.",
            "Needs some 10 bytes of memory for each message of the range and 80 for each key. Exit code 1: something was found."
        })
final class Verify implements Callable<Integer> {
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");

    @Mixin
    private ConnectionOptions connection;

    @Spec
    private CommandSpec spec;

    @Option(names = "--lane", paramLabel = "LANE", description = "Only this lane; may be given several times.")
    private List<String> names = List.of();

    @Option(
            names = "--from",
            paramLabel = "SEQ|TIME",
            description = "From this sequence of the stream, or from this time on: 2026-11-21T10:00:00Z, 2h, 7d.")
    private String from;

    @Option(names = "--to", paramLabel = "SEQ|TIME", description = "Up to this sequence or time.")
    private String to;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC=OTHER",
            description =
                    "Look at another topic in the place of one of the lane's own, as at a copy or a restored backup.")
    private Map<String, String> instead = new LinkedHashMap<>();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<Lane.Forward> lanes = lanes();
        Bound lower = bound(from, lanes);
        Bound upper = bound(to, lanes);
        var reports = new ArrayList<VerificationReport>();
        try (var verification = new Verification(connection.settings(), connection.catalogue());
                var progress = new ProgressLine()) {
            for (Lane.Forward lane : lanes) {
                reports.add(verification.run(new VerificationRequest(lane, lower, upper, instead), progress));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode all = JsonOutput.object();
            var array = all.putArray("lanes");
            reports.forEach(report -> array.add(json(report)));
            JsonOutput.print(all, out);
        } else {
            reports.forEach(report -> print(report, out));
            out.flush();
        }
        return reports.stream().allMatch(VerificationReport::isClean) ? ExitCode.OK : ExitCode.FOUND;
    }

    private List<Lane.Forward> lanes() {
        List<Lane> all = Lane.of(connection.catalogue(), connection.settings().sources());
        if (names.isEmpty()) {
            return all.stream()
                    .filter(Lane.Forward.class::isInstance)
                    .map(Lane.Forward.class::cast)
                    .toList();
        }
        return names.stream()
                .map(name -> LaneNames.find(spec.commandLine(), all, name))
                .map(lane -> {
                    if (lane instanceof Lane.Forward forward) {
                        return forward;
                    }
                    throw new ParameterException(
                            spec.commandLine(), "Only lanes from NATS to Kafka are compared, and not " + lane.name());
                })
                .toList();
    }

    private Bound bound(String text, List<Lane.Forward> lanes) {
        if (text == null) {
            return new Bound.Open();
        }
        if (SEQUENCE.matcher(text).matches()) {
            if (lanes.size() != 1) {
                throw new ParameterException(
                        spec.commandLine(), "A sequence is one of a stream; say which with --lane");
            }
            return new Bound.Sequence(Long.parseLong(text));
        }
        return new Bound.Time(new Moment()
                .read(text)
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), "'" + text + "' is neither a sequence nor a time")));
    }

    private static void print(VerificationReport report, PrintWriter out) {
        String range = report.to() < report.from()
                ? "nothing to compare"
                : report.stream() + " " + report.from() + " to " + report.to() + ": " + report.messages()
                        + " messages, "
                        + report.mirrored() + " mirrored, " + report.deadLetters() + " dead letters, "
                        + report.leftOut()
                        + " left out on purpose";
        out.println(report.lane() + ": " + range);
        line(out, report.gone(), "are gone from the stream, or of another lane, and cannot be compared");
        line(out, report.expired(), "are older than what the topics still hold, and cannot be compared");
        line(out, report.notDue(), "lie behind the checkpoint and are not mirrored yet");
        line(out, report.ended(), "keys have no latest value and may have ended long ago");
        if (!report.note().isEmpty()) {
            out.println("  " + report.note());
        }
        for (Finding finding : report.findings()) {
            out.println("  " + finding.kind().word().toUpperCase(java.util.Locale.ROOT) + ": " + finding.stream() + " "
                    + finding.sequence()
                    + (finding.eventId().isEmpty() ? "" : ", event " + finding.eventId())
                    + (finding.subject().isEmpty() ? "" : ", subject " + finding.subject())
                    + ": " + finding.detail());
        }
        if (report.found() > report.findings().size()) {
            out.println("  ... and more: " + report.counts());
        }
        out.println(report.isClean() ? "  nothing found" : "  " + report.found() + " found");
    }

    private static void line(PrintWriter out, long count, String what) {
        if (count > 0) {
            out.println("  " + count + " " + what);
        }
    }

    private static ObjectNode json(VerificationReport report) {
        ObjectNode json = JsonOutput.object()
                .put("lane", report.lane())
                .put("stream", report.stream())
                .put("from", report.from())
                .put("to", report.to())
                .put("messages", report.messages())
                .put("mirrored", report.mirrored())
                .put("dead_letters", report.deadLetters())
                .put("left_out", report.leftOut())
                .put("expired", report.expired())
                .put("gone", report.gone())
                .put("not_due", report.notDue())
                .put("keys", report.keys())
                .put("keys_without_latest", report.ended())
                .put("note", report.note())
                .put("found", report.found());
        var findings = json.putArray("findings");
        for (Finding finding : report.findings()) {
            findings.addObject()
                    .put("kind", finding.kind().word())
                    .put("stream", finding.stream())
                    .put("sequence", finding.sequence())
                    .put("event_id", finding.eventId())
                    .put("subject", finding.subject())
                    .put("detail", finding.detail());
        }
        return json;
    }
}
