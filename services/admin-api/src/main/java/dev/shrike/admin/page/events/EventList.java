package dev.shrike.admin.page.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.shell.Pager;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/**
 * Events, newest first.
 *
 * @param names of the catalogue
 * @param live where newer ones come in by themselves; null on a page that is not the newest
 */
record EventList(
        EventFilter filter,
        List<String> names,
        Answer<List<EventView>> events,
        @Nullable Pager pager,
        @Nullable String live) {

    /** As admin-api answers. */
    record Found(List<JsonNode> events, List<Place> places, String next, boolean more) {

        List<EventView> views() {
            List<EventView> views = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                Place place = places.get(i);
                views.add(EventView.of(events.get(i), place.event(), place.stream() + " " + place.sequence()));
            }
            return views;
        }
    }

    /** Where an event lies. */
    record Place(String id, String event, String stream, long sequence) {}
}
