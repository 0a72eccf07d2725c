package dev.shrike.standalone.sagas;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Shows sagas to people. */
public final class SagasTable {
    private static final String LINE = "%-36s  %-14s %-12s %-20s  %-36s  %s";
    private static final String STEP = "  %-24s %-8s %8s %8s  %s";
    private static final String NEXT = "next_attempt";

    private final PrintWriter out;

    public SagasTable(PrintWriter out) {
        this.out = out;
    }

    /** One line each. */
    public void list(JsonNode sagas) {
        print(LINE.formatted("ID", "SAGA", "STATUS", "CHANGED", "ABOUT", "FAILURE"));
        for (JsonNode saga : sagas) {
            print(LINE.formatted(
                    text(saga, "id"),
                    text(saga, "saga"),
                    text(saga, "status"),
                    second(text(saga, "changed")),
                    text(saga, "key"),
                    text(saga, "failure")));
        }
        print(sagas.size() == 1 ? "1 saga" : sagas.size() + " sagas");
    }

    /** One with its steps and what was done by hand. */
    public void show(JsonNode saga) {
        print(text(saga, "saga") + " " + text(saga, "id") + " about " + text(saga, "key") + ": "
                + text(saga, "status")
                + (saga.hasNonNull("stuck_at") ? " at undoing " + text(saga, "stuck_at") : ""));
        print("started " + text(saga, "started") + ", changed " + text(saga, "changed")
                + (saga.hasNonNull(NEXT) ? ", next attempt " + text(saga, NEXT) : ""));
        if (!text(saga, "failure").isEmpty()) {
            print("because " + text(saga, "failure"));
        }
        print(STEP.formatted("STEP", "STATUS", "TRIES", "UNDOING", "LAST FAILURE"));
        for (JsonNode step : saga.path("steps")) {
            print(STEP.formatted(
                    text(step, "name"),
                    text(step, "status"),
                    text(step, "attempts"),
                    text(step, "undo_attempts"),
                    text(step, "failure")));
        }
        for (JsonNode done : saga.path("interventions")) {
            print("by hand at %s: %s by %s, because: %s"
                    .formatted(text(done, "at"), text(done, "remedy"), text(done, "by"), text(done, "reason")));
        }
    }

    private static String second(String time) {
        return time.replaceFirst("\\.[0-9]+Z$", "Z");
    }

    /** Nothing that somebody wrote may steer the terminal. */
    private static String text(JsonNode node, String field) {
        return node.path(field)
                .asText("")
                .replaceAll("\\p{Cntrl}|[\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]", "?");
    }

    private void print(String line) {
        out.println(line.stripTrailing());
        out.flush();
    }
}
