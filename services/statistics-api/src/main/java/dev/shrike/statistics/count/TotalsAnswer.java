package dev.shrike.statistics.count;

import dev.shrike.topology.query.EventCount;
import dev.shrike.topology.query.Totals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What there is in all.
 *
 * @param ticks how many ticks
 * @param people how many people have ticked
 * @param species how many species were ticked
 * @param images how many images were ticked
 * @param events how many events, by name and type; one that was raised to a newer version counts once
 */
record TotalsAnswer(long ticks, long people, long species, long images, Map<String, Map<String, Long>> events) {

    static TotalsAnswer of(Totals totals, Population population) {
        Map<String, Map<String, Long>> events = new TreeMap<>();
        for (EventCount row : newestMajors(totals.byType())) {
            events.computeIfAbsent(row.event(), event -> new TreeMap<>()).put(row.type(), row.count());
        }
        return new TotalsAnswer(
                totals.of("tick"), population.people(), population.species(), population.images(), events);
    }

    /** Older major versions are raised to the newest, and would count twice. */
    private static List<EventCount> newestMajors(List<EventCount> rows) {
        Map<String, Integer> newest =
                rows.stream().collect(Collectors.toMap(EventCount::event, EventCount::major, Math::max));
        return rows.stream()
                .filter(row -> row.major() == newest.get(row.event()))
                .toList();
    }
}
