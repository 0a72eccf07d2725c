package dev.shrike.ticks.tick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import dev.shrike.ticks.TickApi;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A tick before it is sealed. Its {@code toString} shows nothing: it holds a place and a note in clear.
 *
 * @param event    the event with its sealed fields empty
 * @param personal what belongs into them, by path
 */
record TickDraft(Tick event, Map<String, JsonNode> personal) {
    static final String LOCATION = "data.sighting.location";
    static final String NOTE = "data.sighting.note";

    private static final String WITHOUT_SIGHTING = "1.0";
    private static final String WITH_SIGHTING = "1.1";

    static TickDraft of(TickRequest request, UUID id, UUID person, Instant now) {
        SightingRequest sighting = request.sighting();
        Tick event = new Tick(
                id.toString(),
                "new",
                sighting == null ? WITHOUT_SIGHTING : WITH_SIGHTING,
                new TickData(
                        new User(person.toString()), new Image(request.image().url()), publicPart(sighting)),
                new Metadata(TickApi.SOURCE, now.truncatedTo(ChronoUnit.MICROS), null, null, null, null));
        return new TickDraft(event, sighting == null ? Map.of() : personalPart(sighting));
    }

    /** Whether a stored tick, given with its opened personal fields, says what this one says. */
    boolean saysTheSameAs(Tick stored, Map<String, JsonNode> opened) {
        return event.getVersion().equals(stored.getVersion())
                && event.getData().getUser().equals(stored.getData().getUser())
                && event.getData().getImage().equals(stored.getData().getImage())
                && sameSighting(event.getData().getSighting(), stored.getData().getSighting())
                && personal.equals(opened);
    }

    private static boolean sameSighting(Sighting mine, Sighting stored) {
        if (mine == null || stored == null) {
            return mine == null && stored == null;
        }
        return mine.getSpecies().equals(stored.getSpecies())
                && Objects.equals(mine.getCount(), stored.getCount())
                && Objects.equals(mine.getObservedAt(), stored.getObservedAt());
    }

    private static Sighting publicPart(SightingRequest sighting) {
        return sighting == null
                ? null
                : new Sighting(sighting.species().strip(), sighting.count(), sighting.observedAt(), null, null);
    }

    private static Map<String, JsonNode> personalPart(SightingRequest sighting) {
        var personal = new LinkedHashMap<String, JsonNode>();
        if (sighting.location() != null) {
            personal.put(
                    LOCATION,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("latitude", sighting.location().latitude())
                            .put("longitude", sighting.location().longitude()));
        }
        if (sighting.note() != null) {
            personal.put(NOTE, JsonNodeFactory.instance.textNode(sighting.note()));
        }
        return personal;
    }

    @Override
    public String toString() {
        return "TickDraft[" + event.getId() + "]";
    }
}
