package dev.shrike.statistics.count;

import dev.shrike.topology.query.EventCount;
import dev.shrike.topology.query.Totals;
import java.util.Map;
import java.util.TreeMap;

/**
 * What there is in all.
 *
 * @param ticks how many ticks
 * @param people how many people have ticked
 * @param species how many species were ticked
 * @param images how many images were ticked
 * @param events how many events, by name and type, over all versions
 */
record TotalsAnswer(long ticks, long people, long species, long images, Map<String, Map<String, Long>> events) {

    static TotalsAnswer of(Totals totals, Population population) {
        Map<String, Map<String, Long>> events = new TreeMap<>();
        for (EventCount row : totals.byType()) {
            events.computeIfAbsent(row.event(), event -> new TreeMap<>()).merge(row.type(), row.count(), Long::sum);
        }
        return new TotalsAnswer(
                totals.of("tick"), population.people(), population.species(), population.images(), events);
    }
}
