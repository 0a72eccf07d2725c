package dev.shrike.bridge;

import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All lanes there are. New sources are wished for by any thread, and come into force when the steward's thread gets to it and what
 * they need is in place.
 */
final class LaneSet {
    private static final Logger LOG = LoggerFactory.getLogger(LaneSet.class);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final EventCatalogue catalogue;
    private final Consumer<Sources> groundwork;
    private final AtomicReference<Sources> wished = new AtomicReference<>();
    private volatile Sources sources;
    private volatile Map<String, Lane> lanes;
    private long nextTry = System.nanoTime();

    /**
     * @param catalogue the events
     * @param sources at first
     * @param groundwork puts in place what sources need; throws when that cannot be done now
     */
    LaneSet(EventCatalogue catalogue, Sources sources, Consumer<Sources> groundwork) {
        this.catalogue = catalogue;
        this.groundwork = groundwork;
        this.sources = sources;
        this.lanes = byName(Lane.of(catalogue, sources));
    }

    private static Map<String, Lane> byName(List<Lane> all) {
        var named = new LinkedHashMap<String, Lane>();
        all.forEach(lane -> named.put(lane.name(), lane));
        return named;
    }

    /**
     * Asks for other sources.
     *
     * @throws IllegalArgumentException when they make no lanes; all stays as it is
     */
    void wish(Sources other) {
        Lane.of(catalogue, other);
        wished.set(other);
    }

    /** Puts the newest wish into force, if there is one and what it needs is there; whether it did. */
    boolean refresh() {
        Sources next = wished.get();
        if (next == null || next.equals(sources) || System.nanoTime() - nextTry < 0) {
            return false;
        }
        try {
            groundwork.accept(next);
        } catch (UnavailableException e) {
            nextTry = System.nanoTime() + PAUSE.toNanos();
            LOG.warn(
                    "The lanes stay as they are, as what new ones need is away: {}. It is tried again", e.getMessage());
            return false;
        }
        Map<String, Lane> grown = byName(Lane.of(catalogue, next));
        LOG.info("The lanes are now {}", grown.keySet());
        lanes = grown;
        sources = next;
        return true;
    }

    Sources sources() {
        return sources;
    }

    Set<String> names() {
        return lanes.keySet();
    }

    List<Lane> all() {
        return List.copyOf(lanes.values());
    }

    Lane get(String name) {
        return lanes.get(name);
    }

    /** Whether a lane of this name is there and is not this one. */
    boolean isAnother(Lane lane) {
        Lane now = lanes.get(lane.name());
        return now != null && !now.equals(lane);
    }
}
