package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.ServerStatus;
import dev.shrike.standalone.run.RunNote;
import dev.shrike.standalone.run.RunNotes;
import dev.shrike.standalone.settings.LocalSecrets;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What runs and how it is: servers asked directly, everything inside the platform by its health.
 *
 * @param running whether the platform's process lives
 * @param rows one per part
 */
record StatusReport(boolean running, List<Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One part. */
    record Row(String part, String port, OptionalLong pid, String health, String detail) {
        boolean up() {
            return "UP".equals(health);
        }
    }

    static StatusReport of(LocalSettings settings) throws IOException {
        Optional<RunNote> note = new RunNotes(settings.data()).readLive();
        List<Row> rows = new ArrayList<>();
        for (ServerStatus server :
                LocalServers.observe(settings.servers(new LocalSecrets(settings.data()).postgresPasswordIfAny()))) {
            rows.add(new Row(
                    server.part().id(),
                    Integer.toString(server.port()),
                    server.pid(),
                    server.healthy() ? "UP" : "DOWN",
                    ""));
        }
        if (note.isPresent()) {
            rows.addAll(new PlatformHealth(settings, note.get()).rows());
        }
        return new StatusReport(note.isPresent(), List.copyOf(rows));
    }

    boolean healthy() {
        return running && rows.stream().allMatch(Row::up);
    }

    String toTable(Paint paint) {
        StringBuilder table =
                new StringBuilder(paint.strong("%-28s %6s %8s  %-9s".formatted("PART", "PORT", "PID", "HEALTH"))
                        + System.lineSeparator());
        for (Row row : rows) {
            String pid = row.pid().isPresent() ? Long.toString(row.pid().getAsLong()) : "-";
            String health = "%-9s".formatted(row.health());
            table.append("%-28s %6s %8s  %s %s"
                            .formatted(
                                    row.part(),
                                    row.port(),
                                    pid,
                                    row.up() ? paint.good(health) : paint.bad(health),
                                    row.detail())
                            .stripTrailing())
                    .append(System.lineSeparator());
        }
        return table.append(running && healthy() ? paint.good(verdict()) : paint.bad(verdict()))
                .toString();
    }

    private String verdict() {
        if (running) {
            return healthy() ? "All is well." : "Not everything is well.";
        }
        return rows.stream().anyMatch(row -> row.pid().isPresent())
                ? "Shrike does not run, but servers of a run that was killed do: ./shrike up replaces them, ./shrike down stops them."
                : "Shrike does not run.";
    }

    String toJson() {
        ObjectNode report = JSON.createObjectNode().put("running", running).put("healthy", healthy());
        ArrayNode parts = report.putArray("parts");
        for (Row row : rows) {
            ObjectNode part = parts.addObject().put("part", row.part());
            if (!row.port().isEmpty()) {
                part.put("port", Integer.parseInt(row.port()));
            }
            row.pid().ifPresent(pid -> part.put("pid", pid));
            part.put("health", row.health());
            if (!row.detail().isEmpty()) {
                part.put("detail", row.detail());
            }
        }
        return ((JsonNode) report).toPrettyString();
    }
}
