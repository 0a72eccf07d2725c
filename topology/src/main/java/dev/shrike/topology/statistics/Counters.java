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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of the counters that no person stands in, and what an event adds to. */
final class Counters {
    static final String TOTAL = "total";
    static final String SPECIES = "species";
    static final String WINDOW = "window";
    static final String ACTIVE = "active";
    static final String NAMED = "named";

    private Counters() {}

    /**
     * The counters that one event adds one to.
     *
     * @param streamTime how far events have come; windows over before their time are left alone
     */
    static List<String> of(Fact fact, long streamTime) {
        var keys = new ArrayList<String>();
        keys.add(StoreKey.of(TOTAL, fact.event(), String.valueOf(fact.major()), fact.type()));
        if (fact.isTick() && fact.species() != null) {
            keys.add(StoreKey.of(SPECIES, fact.species()));
        }
        if (!fact.upcast()) {
            for (WindowSize size : WindowSize.values()) {
                Instant start = size.startOf(Instant.ofEpochMilli(fact.time()));
                if (!over(size, start, streamTime)) {
                    keys.add(StoreKey.of(WINDOW, size.name(), start.toString(), fact.event(), fact.type()));
                }
            }
        }
        return keys;
    }

    /** The counter that a count adds its times to, unless its hour is not kept any more. */
    static Optional<String> named(Fact fact, long streamTime) {
        if (fact.counted() == null || fact.times() == 0) {
            return Optional.empty();
        }
        Instant hour = WindowSize.HOUR.startOf(Instant.ofEpochMilli(fact.time()));
        return Optional.of(StoreKey.of(NAMED, fact.counted(), hour.toString())).filter(key -> !over(key, streamTime));
    }

    static String active(LocalDate day) {
        return StoreKey.of(ACTIVE, day.toString());
    }

    static LocalDate dayOf(Fact fact) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(fact.time()), ZoneOffset.UTC);
    }

    /** Whether a counter is of a window or an hour that is not kept any more. */
    static boolean over(String key, long streamTime) {
        return switch (kind(key)) {
            case WINDOW -> over(window(key, 0).size(), window(key, 0).start(), streamTime);
            case NAMED -> over(named(key, 0).hour(), NamedCount.KEPT, streamTime);
            default -> false;
        };
    }

    private static boolean over(WindowSize size, Instant start, long streamTime) {
        return over(start, size.kept(), streamTime);
    }

    private static boolean over(Instant start, Duration kept, long streamTime) {
        return start.plus(kept).isBefore(Instant.ofEpochMilli(streamTime));
    }

    static String kind(String key) {
        return StoreKey.parts(key, 2)[0];
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
