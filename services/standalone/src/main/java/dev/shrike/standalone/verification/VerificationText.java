package dev.shrike.standalone.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells people what a verification found: a table of where the person shows up, then what that means. */
public final class VerificationText {
    private static final int MOST_FINDINGS = 20;
    private static final String ROW = "%s  %12s  %9s  %8s  %9s  %8s  %s";
    private static final Map<String, String> FOUND = Map.of(
            "readable", "a sealed value that opens",
            "plaintext", "a value of theirs in clear",
            "living_key", "a data key that is not destroyed",
            "no_fence", "no record that the person is erased",
            "fence_removed", "no record any more that the person was erased, as the ledger knows");

    private final JsonNode report;

    /** @param report as {@code GET /gdpr/verifications/ID} shows it */
    public VerificationText(JsonNode report) {
        this.report = report;
    }

    /** Whether nothing of the person can be read anywhere. */
    public boolean isClean() {
        return report.path("verdict").asText().equals("CLEAN");
    }

    /** All of it, line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(table());
        lines.add("");
        notes(lines);
        findings(lines);
        report.path("problems").forEach(problem -> lines.add("Not seen: " + plain(problem.asText())));
        lines.add(probe());
        lines.add(verdict());
        return lines;
    }

    private List<String> table() {
        List<JsonNode> shown = new ArrayList<>();
        Map<String, long[]> others = new TreeMap<>();
        int width = "PLACE".length();
        for (JsonNode part : report.path("parts")) {
            if (concerns(part)) {
                shown.add(part);
                width = Math.max(width, name(part).length());
            } else {
                long[] counted = others.computeIfAbsent(part.path("place").asText(), _ -> new long[2]);
                counted[0]++;
                counted[1] += part.path("records").asLong();
            }
        }
        for (Map.Entry<String, long[]> other : others.entrySet()) {
            width = Math.max(width, rest(other).length());
        }
        List<String> lines = new ArrayList<>();
        lines.add(row(width, "PLACE", "RECORDS", "NAMING", "ERASED", "READABLE", "IN CLEAR", "NAMED UNTIL"));
        for (JsonNode part : shown) {
            lines.add(row(
                    width,
                    name(part),
                    count(part, "records"),
                    count(part, "mentions"),
                    count(part, "erased"),
                    count(part, "readable"),
                    count(part, "plaintext"),
                    part.path("mentions").asLong() == 0 ? "" : until(part)));
        }
        for (Map.Entry<String, long[]> other : others.entrySet()) {
            lines.add(row(width, rest(other), number(other.getValue()[1]), "0", "0", "0", "0", ""));
        }
        return lines;
    }

    private void notes(List<String> lines) {
        for (JsonNode part : report.path("parts")) {
            part.path("notes").forEach(note -> lines.add("Note: " + name(part) + ": " + plain(note.asText())));
            warn(lines, part, "unavailable", "sealed values about which the vault did not answer");
            warn(lines, part, "tampered", "sealed values that are damaged or were never sealed");
            warn(lines, part, "undecodable", "records that name the person and are no events");
        }
    }

    private static void warn(List<String> lines, JsonNode part, String number, String what) {
        if (part.path(number).asLong() > 0) {
            lines.add("Note: " + name(part) + ": " + count(part, number) + " " + what);
        }
    }

    private void findings(List<String> lines) {
        int told = 0;
        for (JsonNode finding : report.path("findings")) {
            if (told == MOST_FINDINGS) {
                lines.add("Found: " + (report.path("findings").size() - told) + " more; see --json");
                return;
            }
            String field = finding.path("field").asText("");
            lines.add("Found: " + FOUND.getOrDefault(finding.path("kind").asText(), "something") + " in "
                    + plain(finding.path("place").asText()) + " "
                    + plain(finding.path("part").asText()) + ", "
                    + plain(finding.path("at").asText()) + (field.isEmpty() ? "" : ", " + plain(field)));
            told++;
        }
    }

    private String probe() {
        JsonNode probe = report.path("probe");
        if (probe.isMissingNode()) {
            return "Values in clear were not searched for: that needs a probe, which is taken before an erasure and then discarded.";
        }
        return String.format(
                Locale.ROOT,
                "%,d values were searched for in clear; %,d were too short and %,d too common for that.",
                probe.path("values").asLong(),
                probe.path("too_short").asLong(),
                probe.path("common").asLong());
    }

    private String verdict() {
        String records = number(report.path("totals").path("records").asLong()) + " records";
        return switch (report.path("verdict").asText()) {
            case "CLEAN" -> "CLEAN: nothing of this person can be read in " + records + ".";
            case "INCONCLUSIVE" ->
                "INCONCLUSIVE: nothing was found in " + records
                        + ", but not everything could be looked at, so nothing is proven.";
            default -> findings();
        };
    }

    private String findings() {
        if (found("fence_removed")) {
            return "FINDINGS: this person was erased, but the vault's tables were changed or brought back since. Nobody is given"
                    + " their keys; start user-api again, and the ledger mends the tables.";
        }
        return found("no_fence")
                ? "FINDINGS: this person is not erased, so what is theirs can be read, as it should."
                : "FINDINGS: something of this person can still be read.";
    }

    private boolean found(String kind) {
        for (JsonNode finding : report.path("findings")) {
            if (finding.path("kind").asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    private static boolean concerns(JsonNode part) {
        return part.path("mentions").asLong()
                        + part.path("erased").asLong()
                        + part.path("readable").asLong()
                        + part.path("unavailable").asLong()
                        + part.path("tampered").asLong()
                        + part.path("plaintext").asLong()
                > 0;
    }

    private static String row(int width, String place, Object... cells) {
        Object[] all = new Object[cells.length + 1];
        all[0] = place + " ".repeat(Math.max(0, width - place.length()));
        System.arraycopy(cells, 0, all, 1, cells.length);
        return ROW.formatted(all).stripTrailing();
    }

    private static String name(JsonNode part) {
        return plain(part.path("place").asText() + " " + part.path("part").asText());
    }

    private static String rest(Map.Entry<String, long[]> other) {
        return plain(other.getKey()) + " (" + other.getValue()[0] + " without the person)";
    }

    private static String count(JsonNode part, String field) {
        return number(part.path(field).asLong());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String until(JsonNode part) {
        String end = part.path("clear_until").asText("");
        return end.isEmpty() ? plain(part.path("kept").asText()) : end.substring(0, end.indexOf('T'));
    }

    /** Nothing that somebody wrote may steer the terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]", "?");
    }
}
