package dev.shrike.topology.runtime;

import dev.shrike.topology.query.ActivePeople;
import dev.shrike.topology.query.EventCount;
import dev.shrike.topology.query.ImageStatistics;
import dev.shrike.topology.query.NamedCount;
import dev.shrike.topology.query.PersonCount;
import dev.shrike.topology.query.PersonStatistics;
import dev.shrike.topology.query.SpeciesCount;
import dev.shrike.topology.query.WindowCount;
import dev.shrike.topology.query.WindowSize;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the statistics of some deeds are, counted the plain way: all of them in a list, and gone through for each question. */
final class CountedByHand {
    private static final Map<WindowSize, ChronoUnit> UNITS = Map.of(
            WindowSize.MINUTE, ChronoUnit.MINUTES, WindowSize.HOUR, ChronoUnit.HOURS, WindowSize.DAY, ChronoUnit.DAYS);

    private final List<Deed> deeds = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** Adds what happened next. What happened before, by its id, did not happen again. */
    void add(Deed deed) {
        if (ids.add(deed.id())) {
            deeds.add(deed);
        }
    }

    List<EventCount> totals() {
        return count(deeds.stream(), deed -> new EventCount(deed.event(), deed.major(), deed.type(), 0))
                .map(row -> new EventCount(
                        row.getKey().event(), row.getKey().major(), row.getKey().type(), row.getValue()))
                .sorted(Comparator.comparing(EventCount::event)
                        .thenComparingInt(EventCount::major)
                        .thenComparing(EventCount::type))
                .toList();
    }

    List<SpeciesCount> species() {
        return count(ticks(), Deed::species)
                .map(row -> new SpeciesCount(row.getKey(), row.getValue()))
                .sorted(Comparator.comparingLong(SpeciesCount::sightings)
                        .reversed()
                        .thenComparing(SpeciesCount::species))
                .toList();
    }

    List<PersonCount> leaderboard() {
        return count(ticks(), Deed::person)
                .map(row -> new PersonCount(UUID.fromString(row.getKey()), row.getValue()))
                .sorted(Comparator.comparingLong(PersonCount::ticks)
                        .reversed()
                        .thenComparing(row -> row.person().toString()))
                .toList();
    }

    Map<UUID, PersonStatistics> people() {
        return by(Deed::person).entrySet().stream()
                .map(person -> person(UUID.fromString(person.getKey()), person.getValue()))
                .collect(Collectors.toMap(PersonStatistics::person, Function.identity()));
    }

    private static PersonStatistics person(UUID id, List<Deed> theirs) {
        return new PersonStatistics(
                id,
                theirs.stream().filter(deed -> deed.event().equals("tick")).count(),
                theirs.stream()
                        .map(Deed::species)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count(),
                theirs.stream().filter(deed -> deed.rating() > 0).count(),
                theirs.stream().map(CountedByHand::day).distinct().count(),
                theirs.stream().map(Deed::time).max(Comparator.naturalOrder()).orElseThrow());
    }

    Map<String, ImageStatistics> images() {
        return by(Deed::image).entrySet().stream()
                .map(image -> image(image.getKey(), image.getValue()))
                .collect(Collectors.toMap(ImageStatistics::url, Function.identity()));
    }

    private static ImageStatistics image(String url, List<Deed> onIt) {
        Optional<UUID> owner = onIt.stream()
                .filter(deed -> deed.event().equals("tick"))
                .min(Comparator.comparing(Deed::time).thenComparing(Deed::person))
                .map(deed -> UUID.fromString(deed.person()));
        // the newest of each person; of two from the same moment the one that came later
        Map<String, Deed> present = onIt.stream()
                .filter(deed -> deed.rating() > 0)
                .collect(Collectors.toMap(
                        Deed::person,
                        Function.identity(),
                        (one, next) -> next.time().isBefore(one.time()) ? one : next));
        List<Long> histogram = Stream.of(1, 2, 3, 4, 5)
                .map(rating -> present.values().stream()
                        .filter(deed -> deed.rating() == rating)
                        .count())
                .toList();
        double mean = present.values().stream().mapToInt(Deed::rating).average().orElse(0);
        long ticks = onIt.stream().filter(deed -> deed.event().equals("tick")).count();
        return new ImageStatistics(url, owner, ticks, present.size(), mean, histogram);
    }

    List<WindowCount> windows(WindowSize size) {
        return count(
                        deeds.stream(),
                        deed -> new WindowCount(
                                size, deed.time().truncatedTo(UNITS.get(size)), deed.event(), deed.type(), 0))
                .map(row -> new WindowCount(
                        size,
                        row.getKey().start(),
                        row.getKey().event(),
                        row.getKey().type(),
                        row.getValue()))
                .sorted(Comparator.comparing(WindowCount::start)
                        .thenComparing(WindowCount::event)
                        .thenComparing(WindowCount::type))
                .toList();
    }

    List<ActivePeople> activePeople() {
        Map<LocalDate, Set<String>> byDay = deeds.stream()
                .filter(deed -> deed.person() != null)
                .collect(Collectors.groupingBy(
                        CountedByHand::day, Collectors.mapping(Deed::person, Collectors.toSet())));
        return byDay.entrySet().stream()
                .map(day -> new ActivePeople(day.getKey(), day.getValue().size()))
                .sorted(Comparator.comparing(ActivePeople::day))
                .toList();
    }

    /** All counts have one name. */
    List<NamedCount> counts(String name) {
        Map<Instant, Long> byHour = deeds.stream()
                .filter(deed -> deed.times() > 0)
                .collect(Collectors.groupingBy(
                        deed -> deed.time().truncatedTo(ChronoUnit.HOURS), Collectors.summingLong(Deed::times)));
        return byHour.entrySet().stream()
                .map(hour -> new NamedCount(name, hour.getKey(), hour.getValue()))
                .sorted(Comparator.comparing(NamedCount::hour))
                .toList();
    }

    private Stream<Deed> ticks() {
        return deeds.stream().filter(deed -> deed.event().equals("tick"));
    }

    private Map<String, List<Deed>> by(Function<Deed, String> name) {
        return deeds.stream().filter(deed -> name.apply(deed) != null).collect(Collectors.groupingBy(name));
    }

    private static <K> Stream<Map.Entry<K, Long>> count(Stream<Deed> deeds, Function<Deed, K> by) {
        return deeds.collect(Collectors.groupingBy(by, Collectors.counting())).entrySet().stream();
    }

    private static LocalDate day(Deed deed) {
        return LocalDate.ofInstant(deed.time(), ZoneOffset.UTC);
    }
}
