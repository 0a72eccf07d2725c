package dev.shrike.standalone.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.events.EventListing;
import dev.shrike.standalone.events.EventPrinter;
import dev.shrike.standalone.events.EventQuery;
import dev.shrike.standalone.events.ListedEvents;
import dev.shrike.standalone.rest.PlatformRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the command lists, as stream, sequence and type of each event. */
final class ListedPlaces implements EventPrinter {
    private final List<String> places = new ArrayList<>();

    /** All of them in pages of the size, from the beginning. */
    static List<String> of(PlatformRest platform, EventQuery query, int size) {
        ListedPlaces listed = new ListedPlaces();
        EventListing listing = new EventListing(platform, listed, Duration.ofSeconds(1));
        ListedEvents page = listing.list(query, EventQuery.BEGINNING, size, false);
        while (page.more()) {
            page = listing.list(query, page.next(), size, false);
        }
        return listed.places;
    }

    @Override
    public void begin() {}

    @Override
    public boolean event(JsonNode event, JsonNode place) {
        places.add(place.path("stream").asText() + " " + place.path("sequence").asText() + " "
                + event.path("type").asText());
        return true;
    }

    @Override
    public void end(ListedEvents listed) {}
}
