package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.standalone.command.StatusReport.Row;
import dev.shrike.standalone.run.RunNote;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts that live in the platform's own process, as its {@code /health} tells them. */
final class PlatformHealth {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Worth a row only when they are not well. */
    private static final Set<String> OF_THE_FRAMEWORK =
            Set.of("compositeDiscoveryClient()", "service", "gracefulShutdown", "deadlockedThreads", "diskSpace");

    private final LocalSettings settings;
    private final RunNote note;

    PlatformHealth(LocalSettings settings, RunNote note) {
        this.settings = settings;
        this.note = note;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (note.phase() != RunNote.Phase.READY) {
            rows.add(platform(note.phase().name(), note.message()));
            return rows;
        }
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpRequest request = HttpRequest.newBuilder(settings.http().resolve("/health"))
                    .timeout(TIMEOUT)
                    .build();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            JsonNode health = JSON.readTree(answer.body());
            rows.add(platform(health.path("status").asText("UNKNOWN"), ""));
            health.path("details").properties().forEach(part -> rows.addAll(rows(part.getKey(), part.getValue())));
        } catch (IOException silent) {
            rows.add(platform("DOWN", "does not answer: " + silent.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            rows.add(platform("UNKNOWN", "interrupted"));
        }
        return rows;
    }

    private Row platform(String health, String detail) {
        return new Row("services", Integer.toString(settings.httpPort()), OptionalLong.of(note.pid()), health, detail);
    }

    /** What a part without one reason says of each of its own parts, such as sagas of each database. */
    private static String said(JsonNode details) {
        return details.properties().stream()
                .filter(detail -> detail.getValue().isTextual())
                .map(detail -> detail.getKey() + ": " + detail.getValue().asText())
                .collect(Collectors.joining("; "));
    }

    private List<Row> rows(String part, JsonNode health) {
        String status = health.path("status").asText("UNKNOWN");
        boolean up = "UP".equals(status);
        if (up && OF_THE_FRAMEWORK.contains(part)) {
            return List.of();
        }
        JsonNode details = health.path("details");
        String port = "mail".equals(part) ? Integer.toString(settings.smtpPort()) : "";
        String reason =
                up ? "" : details.path("reason").asText(details.path("error").asText(said(details)));
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("  " + part, port, OptionalLong.empty(), status, reason));
        details.path("lanes")
                .properties()
                .forEach(lane -> rows.add(new Row(
                        "    lane " + lane.getKey(),
                        "",
                        OptionalLong.empty(),
                        lane.getValue().path("health").asText("UNKNOWN"),
                        lane.getValue().path("detail").asText(""))));
        return rows;
    }
}
