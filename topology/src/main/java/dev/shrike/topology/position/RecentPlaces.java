package dev.shrike.topology.position;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Where the events lie that were passed lately: all that were published since some time. Used by one thread. */
final class RecentPlaces {
    static final int MOST = 100_000;

    private final Duration margin;
    private final Map<UUID, Passed> places = new LinkedHashMap<>();
    private Instant since = Instant.MAX;

    private record Passed(Place place, Instant written) {}

    /**
     * @param margin by which the times of events and those of their records may differ
     */
    RecentPlaces(Duration margin) {
        this.margin = margin;
    }

    /** Null when it was not passed. */
    Place get(UUID event) {
        Passed passed = places.get(event);
        return passed == null ? null : passed.place();
    }

    /** Whether events of that time may be missing here although they were there to be passed. */
    boolean startsAfter(Instant time) {
        return since.isAfter(time);
    }

    /** From now on nothing is missing that was published since then. */
    void beginAt(Instant time) {
        since = time;
    }

    void add(UUID event, Place place, Instant written) {
        places.put(event, new Passed(place, written));
        if (places.size() > MOST) {
            Passed eldest = places.remove(places.keySet().iterator().next());
            Instant complete = eldest.written().plus(margin).plusMillis(1);
            since = complete.isAfter(since) ? complete : since;
        }
    }
}
