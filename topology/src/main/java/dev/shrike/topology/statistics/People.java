package dev.shrike.topology.statistics;

import dev.shrike.topology.module.HeldRows;
import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.serde.JsonSerde;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** A tally of each person and their place on the leaderboard. */
final class People {
    static final String TALLIES = "people";
    static final String LEADERBOARD = "leaderboard";
    static final QueryableStore<String, PersonTally> BY_PERSON =
            QueryableStore.byText(TALLIES, JsonSerde.of(PersonTally.class));
    static final QueryableStore<String, Long> MOST_TICKS_FIRST = QueryableStore.byText(LEADERBOARD, Serdes.Long());

    private final HeldRows<PersonTally> tallies;
    private final KeyValueStore<String, Long> leaderboard;
    private final HeldRows.Listener<PersonTally> listener;

    private People(ProcessingContext context, HeldRows.Listener<PersonTally> listener) {
        this.tallies = new HeldRows<>(context.getStateStore(TALLIES), this::changed);
        this.leaderboard = context.getStateStore(LEADERBOARD);
        this.listener = listener;
    }

    /**
     * Those of a task.
     *
     * @param listener hears before each commit of each person whose tally changed
     */
    static People in(ProcessingContext context, HeldRows.Listener<PersonTally> listener) {
        return new People(context, listener);
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(store(TALLIES, JsonSerde.of(PersonTally.class)), store(LEADERBOARD, Serdes.Long()));
    }

    PersonTally of(String person) {
        PersonTally found = tallies.get(person);
        return found == null ? PersonTally.NONE : found;
    }

    void put(String person, PersonTally now) {
        tallies.put(person, now);
    }

    void forget(String person) {
        tallies.put(person, null);
    }

    /** Writes what changed. */
    void write() {
        tallies.write();
    }

    private void changed(String person, PersonTally before, PersonTally now) {
        long ticksBefore = PersonTally.ticksOf(before);
        long ticksNow = PersonTally.ticksOf(now);
        if (ticksBefore != ticksNow) {
            if (ticksBefore > 0) {
                leaderboard.delete(rank(person, ticksBefore));
            }
            if (ticksNow > 0) {
                leaderboard.put(rank(person, ticksNow), ticksNow);
            }
        }
        listener.changed(person, before, now);
    }

    /** Sorts more ticks first. */
    private static String rank(String person, long ticks) {
        return StoreKey.of(HexFormat.of().toHexDigits(Long.MAX_VALUE - ticks), person);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
