package dev.shrike.topology.statistics;

import dev.shrike.topology.module.PrefixScan;
import dev.shrike.topology.module.StoreKey;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The species people saw, the days they were active, the images they touched. Traces begin with the person, so that forgetting
 * is removing one range. Those met lately are known without asking the store.
 */
final class Traces {
    static final String STORE = "traces-of-people";
    private static final String SPECIES = "species";
    private static final String DAY = "day";
    private static final String IMAGE = "image";
    private static final String PRESENT = "";
    private static final int MOST_LATELY = 20_000;

    private final KeyValueStore<String, String> store;
    private final Set<String> lately = new HashSet<>();

    Traces(KeyValueStore<String, String> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, String>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String());
    }

    /** Whether the species is new for the person; it is not afterwards. */
    boolean firstSightOf(String species, String person) {
        return isNew(StoreKey.of(person, SPECIES, species));
    }

    /** Whether the person was not active that day so far; they are afterwards. */
    boolean firstActivityOn(LocalDate day, String person) {
        return isNew(StoreKey.of(person, DAY, day.toString()));
    }

    /** Writes it again rather than look whether it is there: most images are touched once. */
    void touched(String image, String person) {
        String trace = StoreKey.of(person, IMAGE, image);
        if (isNotOfLately(trace)) {
            store.put(trace, PRESENT);
        }
    }

    List<String> imagesTouchedBy(String person) {
        return PrefixScan.rows(store, StoreKey.prefix(person, IMAGE)).stream()
                .map(row -> StoreKey.parts(row.key, 3)[2])
                .toList();
    }

    /** Says how many traces there were. */
    int forget(String person) {
        var found = PrefixScan.rows(store, StoreKey.prefix(person));
        found.forEach(row -> store.delete(row.key));
        lately.clear();
        return found.size();
    }

    private boolean isNew(String trace) {
        return isNotOfLately(trace) && store.putIfAbsent(trace, PRESENT) == null;
    }

    private boolean isNotOfLately(String trace) {
        if (lately.size() >= MOST_LATELY) {
            lately.clear();
        }
        return lately.add(trace);
    }
}
