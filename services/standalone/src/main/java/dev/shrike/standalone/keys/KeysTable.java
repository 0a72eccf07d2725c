package dev.shrike.standalone.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Shows key-encryption keys to people. */
public final class KeysTable {
    private static final String LINE = "%-40s  %-10s %12s %12s  %-20s  %-20s  %s";

    private final PrintWriter out;

    public KeysTable(PrintWriter out) {
        this.out = out;
    }

    /** One line each, and what waits. */
    public void show(JsonNode keys) {
        print(LINE.formatted("KEY", "STATE", "LIVING", "DESTROYED", "BEGAN", "RETIRED", "DESTROYED"));
        for (JsonNode epoch : keys.path("epochs")) {
            print(LINE.formatted(
                    text(epoch, "kek_id"),
                    text(epoch, "state"),
                    text(epoch, "living_keys"),
                    text(epoch, "destroyed_keys"),
                    second(epoch, "began"),
                    second(epoch, "retired"),
                    second(epoch, "destroyed")));
        }
        long waiting = keys.path("keys_to_wrap").asLong();
        if (waiting > 0) {
            print("%,d data keys wait to be wrapped by the current key".formatted(waiting));
        }
        boolean kept = false;
        for (JsonNode epoch : keys.path("epochs")) {
            kept |= "retired".equals(text(epoch, "state"))
                    && epoch.path("living_keys").asLong() == 0;
        }
        if (kept) {
            print("A retired key is kept for its grace, so that a backup from before can be restored");
        }
    }

    private static String second(JsonNode node, String field) {
        return text(node, field).replaceFirst("\\.[0-9]+Z$", "Z");
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
