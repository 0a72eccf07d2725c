package dev.shrike.bridge.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is carried: the events of the catalogue, and any other stream as it is.
 *
 * @param events names of the catalogue's events; {@code "*"} stands for all of them
 * @param split by event, the disjoint subject filters that are a lane each, where one lane is not enough for a stream
 * @param raw streams that are mirrored without looking into their payloads
 */
public record Sources(List<String> events, Map<String, List<String>> split, List<RawSource> raw) {
    /** Stands for all events. */
    public static final String ALL = "*";

    public Sources {
        events = List.copyOf(events);
        split = Map.copyOf(split);
        raw = List.copyOf(raw);
        Set<String> names = new HashSet<>();
        for (RawSource source : raw) {
            if (!names.add(source.name())) {
                throw new IllegalArgumentException("Two raw sources are called " + source.name());
            }
        }
        split.forEach(Sources::requireDisjoint);
    }

    /** All events, one lane each, and nothing raw. */
    public static Sources defaults() {
        return new Sources(List.of(ALL), Map.of(), List.of());
    }

    /** Whether an event is carried. */
    public boolean carries(String event) {
        return events.contains(ALL) || events.contains(event);
    }

    private static void requireDisjoint(String event, List<String> filters) {
        for (int i = 0; i < filters.size(); i++) {
            for (int other = i + 1; other < filters.size(); other++) {
                if (SubjectFilter.of(filters.get(i)).overlaps(SubjectFilter.of(filters.get(other)))) {
                    throw new IllegalArgumentException("The lanes of " + event + " would both carry what is in "
                            + filters.get(i) + " and " + filters.get(other));
                }
            }
        }
    }
}
