package dev.shrike.admin.page.overview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.page.shell.Words;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** What was seen last, the newest tick first. Where it was is sealed for the person who saw it, and is not here. */
record Sightings(List<Sighting> sightings) {

    /**
     * One tick that names a species.
     *
     * @param count individuals; null when nobody counted
     * @param seen when the bird was seen: a day, or a time; empty when that is not told
     */
    record Sighting(String species, @Nullable Integer count, String seen, Instant ticked) {}

    /** Of a page of the event store. */
    static Sightings of(JsonNode page) {
        List<Sighting> found = new ArrayList<>();
        for (JsonNode event : page.path("events")) {
            JsonNode sighting = event.at("/data/sighting");
            if (sighting.path("species").isTextual()) {
                found.add(new Sighting(
                        sighting.path("species").asText(),
                        sighting.path("count").isInt() ? sighting.path("count").asInt() : null,
                        seen(sighting.path("observed_at").asText("")),
                        Instant.parse(event.at("/metadata/time").asText())));
            }
        }
        return new Sightings(found);
    }

    /** As pages write days and times; as it stands when it is neither. */
    private static String seen(String observed) {
        try {
            return observed.length() == "2026-11-20".length()
                    ? Words.day(LocalDate.parse(observed)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant())
                    : observed.isEmpty()
                            ? ""
                            : Words.time(OffsetDateTime.parse(observed).toInstant());
        } catch (DateTimeParseException other) {
            return observed;
        }
    }
}
