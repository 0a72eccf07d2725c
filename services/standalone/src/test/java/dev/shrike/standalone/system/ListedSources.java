package dev.shrike.standalone.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.events.EventListing;
import dev.shrike.standalone.events.EventPrinter;
import dev.shrike.standalone.events.EventQuery;
import dev.shrike.standalone.events.ListedEvents;
import dev.shrike.standalone.rest.PlatformRest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who published the events that lie in the streams, by event, as the catalogue names publishers. */
final class ListedSources implements EventPrinter {
    private static final int PAGE = 1_000;

    private final Map<String, Set<String>> sources = new TreeMap<>();

    /** Of all there are, but for what tests publish as somebody else. */
    static Map<String, Set<String>> of(PlatformRest platform) {
        ListedSources listed = new ListedSources();
        EventListing listing = new EventListing(platform, listed, Duration.ofSeconds(1));
        ListedEvents page = listing.list(EventQuery.all(), EventQuery.BEGINNING, PAGE, false);
        while (page.more()) {
            page = listing.list(EventQuery.all(), page.next(), PAGE, false);
        }
        return listed.sources;
    }

    @Override
    public void begin() {}

    @Override
    public boolean event(JsonNode event, JsonNode place) {
        String source = event.at("/metadata/source").asText();
        if (!source.startsWith("tests/")) {
            sources.computeIfAbsent(place.path("stream").asText().toLowerCase(Locale.ROOT), _ -> new TreeSet<>())
                    .add(participant(source));
        }
        return true;
    }

    @Override
    public void end(ListedEvents listed) {}

    /** {@code services/TickAPI} is {@code tick-api}; {@code topology/score-topology} is {@code score@kafka}. */
    private static String participant(String source) {
        String name = source.substring(source.indexOf('/') + 1);
        if (source.startsWith("topology/")) {
            return name.replaceAll("-topology$", "") + "@kafka";
        }
        return name.equals("ScoreModel")
                ? "score@kafka"
                : name.replaceAll("(?<=[a-z])(?=API$)", "-").toLowerCase(Locale.ROOT);
    }
}
