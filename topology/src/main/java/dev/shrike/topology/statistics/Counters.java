package dev.shrike.topology.statistics;

import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.query.ActivePeople;
import dev.shrike.topology.query.EventCount;
import dev.shrike.topology.query.NamedCount;
import dev.shrike.topology.query.SpeciesCount;
import dev.shrike.topology.query.WindowCount;
import dev.shrike.topology.query.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The names of the counters that no person stands in, and what an event adds to. */
final class Counters {
    static final String TOTAL = "total";
    static final String SPECIES = "species";
    static final String WINDOW = "window";
    static final String ACTIVE = "active";
    static final String NAMED = "named";

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final List<WindowSize> SIZES = List.of(WindowSize.values());

    private Counters() {}

    /**
     * The counters that one event adds one to.
     *
     * @param streamTime how far events have come; windows over before their time are left alone
     */
    static List<Counter> of(Fact fact, long streamTime) {
        var counters = new ArrayList<Counter>();
        counters.add(new Counter.Total(fact.event(), fact.major(), fact.type()));
        if (fact.isTick() && fact.species() != null) {
            counters.add(new Counter.Species(fact.species()));
        }
        if (!fact.upcast()) {
            for (WindowSize size : SIZES) {
                long start = size.startOf(fact.time());
                if (!over(start, size.kept(), streamTime)) {
                    counters.add(new Counter.Window(size, start, fact.event(), fact.type()));
                }
            }
        }
        return counters;
    }

    /** The counter that a count adds its times to, unless its hour is not kept any more. */
    static Optional<Counter> named(Fact fact, long streamTime) {
        long hour = WindowSize.HOUR.startOf(fact.time());
        return fact.counted() == null || fact.times() == 0 || over(hour, NamedCount.KEPT, streamTime)
                ? Optional.empty()
                : Optional.of(new Counter.Named(fact.counted(), hour));
    }

    /** Of what is counted up only; stays at the most there is, rather than begin again below nothing. */
    static long sum(long count, long more) {
        return count > Long.MAX_VALUE - more ? Long.MAX_VALUE : count + more;
    }

    static LocalDate dayOf(Fact fact) {
        return LocalDate.ofEpochDay(Math.floorDiv(fact.time(), DAY_MILLIS));
    }

    /** Whether a counter is of a window or an hour that is not kept any more. */
    static boolean over(String key, long streamTime) {
        return switch (kind(key)) {
            case WINDOW -> {
                WindowCount window = window(key, 0);
                yield over(window.start().toEpochMilli(), window.size().kept(), streamTime);
            }
            case NAMED -> over(named(key, 0).hour().toEpochMilli(), NamedCount.KEPT, streamTime);
            default -> false;
        };
    }

    private static boolean over(long start, Duration kept, long streamTime) {
        return start + kept.toMillis() < streamTime;
    }

    /** The keys of counters that are not kept any more; reads those, and of what services count all. */
    static List<String> over(ReadOnlyKeyValueStore<String, ?> counters, long streamTime) {
        var over = new ArrayList<String>();
        for (WindowSize size : SIZES) {
            String firstKept =
                    Instant.ofEpochMilli(streamTime).minus(size.kept()).toString();
            try (var rows =
                    counters.range(StoreKey.prefix(WINDOW, size.name()), StoreKey.of(WINDOW, size.name(), firstKept))) {
                rows.forEachRemaining(row -> over.add(row.key));
            }
        }
        try (var rows = counters.prefixScan(StoreKey.prefix(NAMED), new StringSerializer())) {
            rows.forEachRemaining(row -> over.add(row.key));
        }
        over.removeIf(key -> !over(key, streamTime));
        return over;
    }

    /** Whether earlier values are kept. Counters of a time have none: what they count is over sooner or later. */
    static boolean hasHistory(String key) {
        return kind(key).equals(TOTAL) || kind(key).equals(SPECIES);
    }

    static String kind(String key) {
        return StoreKey.first(key);
    }

    static EventCount total(String key, long count) {
        String[] parts = StoreKey.parts(key, 4);
        return new EventCount(parts[1], Integer.parseInt(parts[2]), parts[3], count);
    }

    static SpeciesCount species(String key, long count) {
        return new SpeciesCount(StoreKey.parts(key, 2)[1], count);
    }

    static WindowCount window(String key, long count) {
        String[] parts = StoreKey.parts(key, 5);
        return new WindowCount(WindowSize.valueOf(parts[1]), Instant.parse(parts[2]), parts[3], parts[4], count);
    }

    static NamedCount named(String key, long times) {
        String[] parts = StoreKey.parts(key, 3);
        return new NamedCount(parts[1], Instant.parse(parts[2]), times);
    }

    static ActivePeople active(String key, long people) {
        return new ActivePeople(LocalDate.parse(StoreKey.parts(key, 2)[1]), people);
    }

    /** The key as it stands in a topic: without the kind, readable. */
    static String published(String key) {
        return StoreKey.parts(key, 2)[1].replace('\0', ' ');
    }
}
