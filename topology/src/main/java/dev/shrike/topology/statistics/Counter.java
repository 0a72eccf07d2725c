package dev.shrike.topology.statistics;

import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.query.WindowSize;
import java.time.Instant;
import java.time.LocalDate;

/** Something that is counted and that no person stands in. */
sealed interface Counter {

    /** What it is called in stores and between the steps of the topology. */
    String key();

    /** All events of a name, major version and type. */
    record Total(String event, int major, String type) implements Counter {
        @Override
        public String key() {
            return StoreKey.of(Counters.TOTAL, event, String.valueOf(major), type);
        }
    }

    /** Ticks of a species. */
    record Species(String species) implements Counter {
        @Override
        public String key() {
            return StoreKey.of(Counters.SPECIES, species);
        }
    }

    /**
     * Events of a window.
     *
     * @param start in milliseconds since 1970
     */
    record Window(WindowSize size, long start, String event, String type) implements Counter {
        @Override
        public String key() {
            return StoreKey.of(
                    Counters.WINDOW, size.name(), Instant.ofEpochMilli(start).toString(), event, type);
        }
    }

    /** People who were active on a day. */
    record Active(LocalDate day) implements Counter {
        @Override
        public String key() {
            return StoreKey.of(Counters.ACTIVE, day.toString());
        }
    }

    /**
     * What services count, in an hour.
     *
     * @param hour its start, in milliseconds since 1970
     */
    record Named(String name, long hour) implements Counter {
        @Override
        public String key() {
            return StoreKey.of(Counters.NAMED, name, Instant.ofEpochMilli(hour).toString());
        }
    }
}
