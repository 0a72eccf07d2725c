package dev.shrike.standalone.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.rest.PlatformRest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lists events page by page. */
public final class EventListing {
    private static final int LARGEST_PAGE = 1_000;

    private final PlatformRest platform;
    private final EventPrinter printer;
    private final Duration pause;

    /** @param pause how long to wait for new events before asking again */
    public EventListing(PlatformRest platform, EventPrinter printer, Duration pause) {
        this.platform = platform;
        this.printer = printer;
        this.pause = pause;
    }

    /** A cursor behind all that is stored now. */
    public static String end(PlatformRest platform) {
        return platform.get("/events/last").path("next").asText();
    }

    /**
     * Shows events until there are no more, the limit is reached or nobody reads on.
     *
     * @param after cursor to begin behind
     * @param limit at most so many
     * @param follow wait for new ones instead of ending with the last
     */
    public ListedEvents list(EventQuery query, String after, long limit, boolean follow) {
        printer.begin();
        ListedEvents listed = new ListedEvents(0, after, true);
        boolean read = true;
        while (read && listed.events() < limit && (listed.more() || follow && waited())) {
            int size = (int) Math.min(LARGEST_PAGE, limit - listed.events());
            JsonNode page = platform.get(query.path(listed.next(), size));
            read = show(page);
            listed = new ListedEvents(
                    listed.events() + page.path("events").size(),
                    page.path("next").asText(),
                    page.path("more").asBoolean());
        }
        printer.end(listed);
        return listed;
    }

    private boolean show(JsonNode page) {
        for (int i = 0; i < page.path("events").size(); i++) {
            if (!printer.event(page.path("events").get(i), page.path("places").path(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean waited() {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
