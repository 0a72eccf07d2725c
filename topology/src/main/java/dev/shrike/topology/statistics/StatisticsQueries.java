package dev.shrike.topology.statistics;

import dev.shrike.topology.module.LocalStores;
import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.query.ActivePeople;
import dev.shrike.topology.query.EventCount;
import dev.shrike.topology.query.ImageStatistics;
import dev.shrike.topology.query.NamedCount;
import dev.shrike.topology.query.PersonCount;
import dev.shrike.topology.query.PersonStatistics;
import dev.shrike.topology.query.SpeciesCount;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.query.Totals;
import dev.shrike.topology.query.WindowCount;
import dev.shrike.topology.query.WindowSize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Statistics from the stores of this process. */
public final class StatisticsQueries implements Statistics {
    private final LocalStores stores;

    /**
     * @param stores stores of the statistics topology
     */
    public StatisticsQueries(LocalStores stores) {
        this.stores = stores;
    }

    @Override
    public Totals totals() {
        List<EventCount> rows = counters(StoreKey.prefix(Counters.TOTAL), Counters::total)
                .sorted(Comparator.comparing(EventCount::event)
                        .thenComparingInt(EventCount::major)
                        .thenComparing(EventCount::type))
                .toList();
        return new Totals(rows.stream().mapToLong(EventCount::count).sum(), rows);
    }

    @Override
    public List<SpeciesCount> species(int limit) {
        return counters(StoreKey.prefix(Counters.SPECIES), Counters::species)
                .sorted(Comparator.comparingLong(SpeciesCount::sightings)
                        .reversed()
                        .thenComparing(SpeciesCount::species))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<PersonStatistics> person(UUID person) {
        return stores.<PersonTally>get(People.TALLIES, person.toString()).map(found -> found.view(person.toString()));
    }

    @Override
    public Optional<ImageStatistics> image(String url) {
        return stores.<ImageTally>get(Images.TALLIES, url).map(found -> found.view(url));
    }

    @Override
    public List<PersonCount> leaderboard(int limit) {
        return stores.<Long>first(People.LEADERBOARD, limit).stream()
                .map(PartitionBoard::row)
                .sorted(MergeBoards.BEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<WindowCount> windows(WindowSize size, Instant from, Instant to) {
        Instant first = size.startOf(from);
        return counters(StoreKey.prefix(Counters.WINDOW, size.name()), Counters::window)
                .filter(window ->
                        !window.start().isBefore(first) && window.start().isBefore(to))
                .sorted(Comparator.comparing(WindowCount::start)
                        .thenComparing(WindowCount::event)
                        .thenComparing(WindowCount::type))
                .toList();
    }

    @Override
    public List<NamedCount> counts(Optional<String> name, Instant from, Instant to) {
        Instant first = WindowSize.HOUR.startOf(from);
        String prefix = name.map(one -> StoreKey.prefix(Counters.NAMED, one)).orElse(StoreKey.prefix(Counters.NAMED));
        return counters(prefix, Counters::named)
                .filter(count -> !count.hour().isBefore(first) && count.hour().isBefore(to))
                .sorted(Comparator.comparing(NamedCount::hour).thenComparing(NamedCount::name))
                .toList();
    }

    @Override
    public List<ActivePeople> activePeople(LocalDate from, LocalDate to) {
        return counters(StoreKey.prefix(Counters.ACTIVE), Counters::active)
                .filter(row -> !row.day().isBefore(from) && !row.day().isAfter(to))
                .sorted(Comparator.comparing(ActivePeople::day))
                .toList();
    }

    private <V> Stream<V> counters(String prefix, BiFunction<String, Long, V> view) {
        return stores.<AddSubtotals.Sum>range(AddSubtotals.STORE, prefix, StoreKey.after(prefix)).stream()
                .map(row -> view.apply(row.key, row.value.count()));
    }
}
