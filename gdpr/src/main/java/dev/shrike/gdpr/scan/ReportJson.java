package dev.shrike.gdpr.scan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The JSON form of a report, for REST, the command line and archives. Names in snake case, times in RFC 3339. */
public final class ReportJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReportJson() {}

    /** The whole report. */
    public static ObjectNode of(Report report) {
        ObjectNode json = JSON.objectNode();
        json.put("verdict", report.verdict().name());
        json.put("person", report.person().toString());
        json.put("started", report.started().toString());
        json.put("finished", report.finished().toString());
        report.probe()
                .ifPresent(probe -> json.putObject("probe")
                        .put("values", probe.probed())
                        .put("too_short", probe.tooShort())
                        .put("common", probe.common()));
        json.set("totals", totals(report));
        ArrayNode parts = json.putArray("parts");
        report.parts().forEach(part -> parts.add(part(part)));
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding(finding)));
        ArrayNode problems = json.putArray("problems");
        report.problems().forEach(problems::add);
        return json;
    }

    private static ObjectNode totals(Report report) {
        return JSON.objectNode()
                .put("records", report.sum(PartReport::records))
                .put("bytes", report.sum(PartReport::bytes))
                .put("mentions", report.sum(PartReport::mentions))
                .put("erased", report.sum(PartReport::erased))
                .put("readable", report.sum(PartReport::readable))
                .put("unavailable", report.sum(PartReport::unavailable))
                .put("tampered", report.sum(PartReport::tampered))
                .put("undecodable", report.sum(PartReport::undecodable))
                .put("plaintext", report.sum(PartReport::plaintext));
    }

    private static ObjectNode part(PartReport part) {
        ObjectNode json = JSON.objectNode()
                .put("place", part.place())
                .put("part", part.part())
                .put("records", part.records())
                .put("bytes", part.bytes())
                .put("millis", part.took().toMillis())
                .put("mentions", part.mentions())
                .put("erased", part.erased())
                .put("readable", part.readable())
                .put("unavailable", part.unavailable())
                .put("tampered", part.tampered())
                .put("undecodable", part.undecodable())
                .put("plaintext", part.plaintext())
                .put("kept", part.stay().words());
        part.clearUntil().ifPresent(end -> json.put("clear_until", end.toString()));
        ArrayNode notes = json.putArray("notes");
        part.notes().forEach(notes::add);
        return json;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode json = JSON.objectNode()
                .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                .put("place", finding.place())
                .put("part", finding.part())
                .put("at", finding.at());
        if (!finding.field().isEmpty()) {
            json.put("field", finding.field());
        }
        return json;
    }
}
