package dev.shrike.topology.statistics;

import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.ReadableStores;
import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.query.EventCount;
import dev.shrike.topology.query.OverallStatistics;
import dev.shrike.topology.query.SpeciesCount;
import dev.shrike.topology.query.Totals;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Counters that name nobody.
 *
 * @param stores stores of the statistics topology
 * @param counters the store, as it is or as it was
 */
record CounterQueries(ReadableStores stores, QueryableStore<String, AddSubtotals.Sum> counters)
        implements OverallStatistics {

    @Override
    public Totals totals() {
        List<EventCount> rows = rows(StoreKey.prefix(Counters.TOTAL), Counters::total)
                .sorted(Comparator.comparing(EventCount::event)
                        .thenComparingInt(EventCount::major)
                        .thenComparing(EventCount::type))
                .toList();
        return new Totals(rows.stream().mapToLong(EventCount::count).sum(), rows);
    }

    @Override
    public List<SpeciesCount> species(int limit) {
        return rows(StoreKey.prefix(Counters.SPECIES), Counters::species)
                .sorted(Comparator.comparingLong(SpeciesCount::sightings)
                        .reversed()
                        .thenComparing(SpeciesCount::species))
                .limit(limit)
                .toList();
    }

    /** The counters whose keys begin with a prefix. */
    <V> Stream<V> rows(String prefix, BiFunction<String, Long, V> view) {
        return stores.range(counters, prefix, StoreKey.after(prefix)).stream()
                .map(row -> view.apply(row.key, row.value.count()));
    }
}
