package dev.shrike.topology.statistics;

import dev.shrike.topology.module.PrefixScan;
import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.serde.JsonSerde;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * All that is kept of people: a tally of each, traces (the species they saw, the days they were active, the images they
 * touched) and their place on the leaderboard. Traces begin with the person, so that forgetting is removing one range.
 */
final class People {
    static final String TALLIES = "people";
    static final String TRACES = "traces-of-people";
    static final String LEADERBOARD = "leaderboard";
    private static final String SPECIES = "species";
    private static final String DAY = "day";
    private static final String IMAGE = "image";
    private static final String PRESENT = "";

    private final KeyValueStore<String, PersonTally> tallies;
    private final KeyValueStore<String, String> traces;
    private final KeyValueStore<String, Long> leaderboard;

    private People(ProcessingContext context) {
        tallies = context.getStateStore(TALLIES);
        traces = context.getStateStore(TRACES);
        leaderboard = context.getStateStore(LEADERBOARD);
    }

    static People in(ProcessingContext context) {
        return new People(context);
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                store(TALLIES, JsonSerde.of(PersonTally.class)),
                store(TRACES, Serdes.String()),
                store(LEADERBOARD, Serdes.Long()));
    }

    PersonTally of(String person) {
        PersonTally found = tallies.get(person);
        return found == null ? PersonTally.NONE : found;
    }

    void put(String person, PersonTally before, PersonTally now) {
        tallies.put(person, now);
        if (before.ticks() != now.ticks()) {
            leaderboard.delete(rank(person, before));
            leaderboard.put(rank(person, now), now.ticks());
        }
    }

    /** Whether the species is new for the person; it is not afterwards. */
    boolean firstSightOf(String species, String person) {
        return traces.putIfAbsent(StoreKey.of(person, SPECIES, species), PRESENT) == null;
    }

    /** Whether the person was not active that day so far; they are afterwards. */
    boolean firstActivityOn(LocalDate day, String person) {
        return traces.putIfAbsent(StoreKey.of(person, DAY, day.toString()), PRESENT) == null;
    }

    void touched(String image, String person) {
        traces.putIfAbsent(StoreKey.of(person, IMAGE, image), PRESENT);
    }

    List<String> imagesTouchedBy(String person) {
        return PrefixScan.rows(traces, StoreKey.prefix(person, IMAGE)).stream()
                .map(row -> StoreKey.parts(row.key, 3)[2])
                .toList();
    }

    void forget(String person) {
        leaderboard.delete(rank(person, of(person)));
        tallies.delete(person);
        PrefixScan.rows(traces, StoreKey.prefix(person)).forEach(row -> traces.delete(row.key));
    }

    /** Sorts more ticks first. */
    private static String rank(String person, PersonTally tally) {
        return StoreKey.of(String.format(Locale.ROOT, "%016x", Long.MAX_VALUE - tally.ticks()), person);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled();
    }
}
