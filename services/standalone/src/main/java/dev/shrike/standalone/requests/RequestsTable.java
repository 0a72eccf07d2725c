package dev.shrike.standalone.requests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Shows requests and holds to people. */
public final class RequestsTable {
    private static final String LINE = "%-36s  %-13s %-9s %-10s  %-10s %-7s  %s";
    private static final String STEP = "  %-20s  %-9s %s";

    private final PrintWriter out;

    public RequestsTable(PrintWriter out) {
        this.out = out;
    }

    /** One line each. */
    public void list(JsonNode requests) {
        print(LINE.formatted("ID", "RIGHT", "STATE", "RECEIVED", "DUE", "", "PERSON"));
        for (JsonNode request : requests) {
            print(LINE.formatted(
                    text(request, "id"),
                    text(request, "kind"),
                    text(request, "state"),
                    text(request, "received"),
                    text(request, "due"),
                    request.path("overdue").asBoolean() ? "OVERDUE" : "",
                    personOf(request)));
        }
        print(requests.size() == 1 ? "1 request" : requests.size() + " requests");
    }

    /** One with all that happened to it. */
    public void show(JsonNode request) {
        print(text(request, "kind") + " " + text(request, "id") + " of " + personOf(request) + ": "
                + text(request, "state") + (request.path("overdue").asBoolean() ? ", OVERDUE" : ""));
        print("received " + text(request, "received") + ", due " + text(request, "due")
                + (request.path("paused_days").asInt() > 0
                        ? " with " + text(request, "paused_days") + " days of pause"
                        : ""));
        if (request.hasNonNull("awaited")) {
            print("waits for the person's " + text(request, "awaited") + " since " + text(request, "paused_since"));
        }
        if (request.hasNonNull("reference")) {
            print("answered by " + text(request, "reference"));
        }
        if (request.hasNonNull("article")) {
            print("refused under art. " + text(request, "article") + " GDPR");
        }
        if (request.hasNonNull("note")) {
            print("note: " + text(request, "note"));
        }
        for (JsonNode step : request.path("steps")) {
            print(STEP.formatted(second(text(step, "at")), text(step, "happened"), detail(step)));
        }
    }

    /** A legal hold. */
    public void hold(JsonNode hold) {
        print(personOf(hold) + " is held since " + second(text(hold, "placed")) + ", to be reviewed by "
                + text(hold, "review"));
        print("because " + text(hold, "reason"));
    }

    /** A line of words. */
    public void say(String words) {
        print(words);
    }

    private static String detail(JsonNode step) {
        StringBuilder detail = new StringBuilder();
        if (step.hasNonNull("months")) {
            detail.append("by ").append(text(step, "months")).append(" months ");
        }
        if (step.hasNonNull("awaited")) {
            detail.append("for ").append(text(step, "awaited")).append(' ');
        }
        if (step.hasNonNull("ground")) {
            detail.append("for ").append(text(step, "ground")).append(' ');
        }
        if (step.hasNonNull("reason")) {
            detail.append("- ").append(text(step, "reason"));
        }
        return detail.toString();
    }

    private static String personOf(JsonNode node) {
        String person = text(node.path("user"), "id");
        return person.isEmpty() ? "(erased)" : person;
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
