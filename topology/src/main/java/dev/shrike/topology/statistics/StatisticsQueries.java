package dev.shrike.topology.statistics;

import dev.shrike.topology.module.ReadableStores;
import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.query.ActivePeople;
import dev.shrike.topology.query.ImageStatistics;
import dev.shrike.topology.query.NamedCount;
import dev.shrike.topology.query.OverallStatistics;
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

/** Statistics from the stores of the topology. */
public final class StatisticsQueries implements Statistics {
    private final ReadableStores stores;
    private final CounterQueries latest;

    /**
     * @param stores stores of the statistics topology
     */
    public StatisticsQueries(ReadableStores stores) {
        this.stores = stores;
        this.latest = new CounterQueries(stores, AddSubtotals.COUNTERS);
    }

    @Override
    public Totals totals() {
        return latest.totals();
    }

    @Override
    public List<SpeciesCount> species(int limit) {
        return latest.species(limit);
    }

    @Override
    public OverallStatistics asOf(Instant moment) {
        return new CounterQueries(stores, AddSubtotals.COUNTERS.asOf(moment));
    }

    @Override
    public Optional<PersonStatistics> person(UUID person) {
        return stores.get(People.BY_PERSON, person.toString()).map(found -> found.view(person.toString()));
    }

    @Override
    public Optional<ImageStatistics> image(String url) {
        return stores.get(Images.BY_IMAGE, url).map(found -> found.view(url));
    }

    @Override
    public List<PersonCount> leaderboard(int limit) {
        return stores.first(People.MOST_TICKS_FIRST, limit).stream()
                .map(PartitionBoard::row)
                .sorted(MergeBoards.BEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public long people() {
        return stores.count(People.MOST_TICKS_FIRST);
    }

    @Override
    public List<WindowCount> windows(WindowSize size, Instant from, Instant to) {
        Instant first = size.startOf(from);
        return latest.rows(StoreKey.prefix(Counters.WINDOW, size.name()), Counters::window)
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
        return latest.rows(prefix, Counters::named)
                .filter(count -> !count.hour().isBefore(first) && count.hour().isBefore(to))
                .sorted(Comparator.comparing(NamedCount::hour).thenComparing(NamedCount::name))
                .toList();
    }

    @Override
    public List<ActivePeople> activePeople(LocalDate from, LocalDate to) {
        return latest.rows(StoreKey.prefix(Counters.ACTIVE), Counters::active)
                .filter(row -> !row.day().isBefore(from) && !row.day().isAfter(to))
                .sorted(Comparator.comparing(ActivePeople::day))
                .toList();
    }
}
