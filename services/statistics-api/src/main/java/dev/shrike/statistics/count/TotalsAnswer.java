package dev.shrike.statistics.count;

import dev.shrike.topology.query.EventCount;
import dev.shrike.topology.query.OverallStatistics;
import dev.shrike.topology.query.Totals;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What there is in all.
 *
 * @param ticks how many ticks
 * @param people how many people have ticked; left out where the answer is of the past
 * @param species how many species were ticked
 * @param images how many images were ticked; left out where the answer is of the past
 * @param events how many events, by name and type; one that was raised to a newer version counts once
 * @param asOf the moment that was asked about; left out where the answer is of now
 */
record TotalsAnswer(
        long ticks,
        @Nullable Long people,
        long species,
        @Nullable Long images,
        Map<String, Map<String, Long>> events,
        @Nullable Instant asOf) {

    static TotalsAnswer of(Totals totals, Population population) {
        return new TotalsAnswer(
                totals.of("tick"),
                population.people(),
                population.species(),
                population.images(),
                byNameAndType(totals),
                null);
    }

    static TotalsAnswer of(OverallStatistics past, Instant asOf) {
        Totals totals = past.totals();
        long species = past.species(Integer.MAX_VALUE).size();
        return new TotalsAnswer(totals.of("tick"), null, species, null, byNameAndType(totals), asOf);
    }

    private static Map<String, Map<String, Long>> byNameAndType(Totals totals) {
        Map<String, Map<String, Long>> events = new TreeMap<>();
        for (EventCount row : newestMajors(totals.byType())) {
            events.computeIfAbsent(row.event(), event -> new TreeMap<>()).put(row.type(), row.count());
        }
        return events;
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
