package dev.shrike.admin.page.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.page.json.JsonText;
import dev.shrike.admin.page.json.Trace;
import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * An event in a list.
 *
 * @param name in the catalogue
 * @param place stream and sequence; empty when that is not known
 * @param person whom it is about; null when that is nobody
 * @param marks what of it is not shown: {@code sealed}, {@code erased} or {@code unavailable}; empty when all is
 * @param trace of what caused it; null when it says none
 */
record EventView(
        String id,
        String name,
        String type,
        String version,
        String source,
        @Nullable Instant time,
        String place,
        @Nullable String person,
        String marks,
        @Nullable String trace,
        JsonText json) {

    static EventView of(JsonNode event, String name, String place) {
        JsonNode metadata = event.path("metadata");
        JsonText json = JsonText.of(event);
        return new EventView(
                event.path("id").asText(),
                name,
                event.path("type").asText(),
                event.path("version").asText(),
                metadata.path("source").asText(),
                time(metadata.path("time").asText()),
                place,
                person(event.path("data")),
                marks(json),
                Trace.idOf(metadata.path("traceparent").asText("")),
                json);
    }

    @Nullable
    private static String person(JsonNode data) {
        String id = data.path("user").path("id").asText("");
        return id.isEmpty() ? null : id;
    }

    /** The gravest of them. */
    private static String marks(JsonText json) {
        return List.of("erased", "unavailable", "sealed").stream()
                .filter(mark ->
                        json.pieces().stream().anyMatch(piece -> piece.kind().equals(mark)))
                .findFirst()
                .orElse("");
    }

    @Nullable
    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
