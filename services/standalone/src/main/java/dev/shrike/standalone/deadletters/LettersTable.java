package dev.shrike.standalone.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Shows letters and what became of them, for people. */
public final class LettersTable {
    private static final String LINE = "%-9s %-26s %-36s %-8s %8s  %-20s %s";

    private final PrintWriter out;

    public LettersTable(PrintWriter out) {
        this.out = out;
    }

    /** One line each. */
    public void list(JsonNode letters) {
        print(LINE.formatted("SERVICE", "HANDLER", "EVENT", "STATE", "FAILURES", "LAST FAILED", "SUBJECT"));
        letters.forEach(letter -> print(LINE.formatted(
                text(letter, "service"),
                text(letter, "handler"),
                text(letter, "event_id"),
                text(letter, "state"),
                text(letter, "failures"),
                text(letter, "last_failed_at").replaceFirst("\\.[0-9]+Z$", "Z"),
                text(letter, "subject"))));
        print(letters.size() == 1 ? "1 dead letter" : letters.size() + " dead letters");
    }

    /** Each with its history. */
    public void show(JsonNode letters) {
        letters.forEach(letter -> {
            letter.properties().stream()
                    .filter(field -> field.getValue().isValueNode())
                    .forEach(field -> print("%-16s %s"
                            .formatted(field.getKey(), plain(field.getValue().asText()))));
            letter.path("history")
                    .forEach(entry -> print("  %s  %-8s %s"
                            .formatted(
                                    text(entry, "at"),
                                    text(entry, "by"),
                                    entry.hasNonNull("error") ? text(entry, "error") : "handled")));
        });
    }

    /** Whether all letters are done with. */
    public static boolean allHandled(JsonNode outcomes) {
        return handled(outcomes) == outcomes.size();
    }

    private static int handled(JsonNode outcomes) {
        int done = 0;
        for (JsonNode one : outcomes) {
            done += text(one, "outcome").endsWith("HANDLED") ? 1 : 0;
        }
        return done;
    }

    /** What became of each. */
    public void outcomes(JsonNode outcomes) {
        for (JsonNode one : outcomes) {
            String outcome = text(one, "outcome");
            print("%-28s %-36s %s  %s"
                    .formatted(text(one, "handler"), text(one, "event_id"), outcome, text(one, "reason")));
        }
        print(
                outcomes.isEmpty()
                        ? "No such dead letter waits"
                        : handled(outcomes) + " of " + outcomes.size() + " handled");
    }

    private static String text(JsonNode node, String field) {
        return plain(node.path(field).asText());
    }

    /** Nothing that comes from a message may steer the terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]", "?");
    }

    private void print(String line) {
        out.println(line.stripTrailing());
        out.flush();
    }
}
