package dev.shrike.topology.upcast;

import dev.shrike.topology.module.PrefixScan;
import dev.shrike.topology.module.StoreKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Who ticked each image, the first of whom owns it, and which images each person ticked. */
final class ImageOwners {
    static final String STORE = "image-owners";
    private static final String TICKED_BY = "ticked-by";
    private static final String TICKED = "ticked";
    private static final String BETWEEN = ",";
    private static final String PRESENT = "";

    private final KeyValueStore<String, String> store;

    private ImageOwners(KeyValueStore<String, String> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, String>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String())
                .withCachingEnabled();
    }

    static ImageOwners in(ProcessingContext context) {
        return new ImageOwners(context.getStateStore(STORE));
    }

    Optional<String> of(String image) {
        return Optional.ofNullable(store.get(StoreKey.of(TICKED_BY, image))).map(ImageOwners::first);
    }

    /** Puts this person behind those who ticked the image before, and says who owns it. */
    String claim(String image, String person) {
        String before = store.get(StoreKey.of(TICKED_BY, image));
        if (before != null && before.contains(person)) {
            return first(before);
        }
        String people = before == null ? person : before + BETWEEN + person;
        store.put(StoreKey.of(TICKED_BY, image), people);
        store.put(StoreKey.of(TICKED, person, image), PRESENT);
        return first(people);
    }

    /** Takes a person out everywhere; whoever ticked an image of theirs next owns it now. Says how many images those were. */
    int forget(String person) {
        var ticks = PrefixScan.rows(store, StoreKey.prefix(TICKED, person));
        for (var ticked : ticks) {
            String row = StoreKey.of(TICKED_BY, StoreKey.parts(ticked.key, 3)[2]);
            List<String> others = new ArrayList<>(List.of(store.get(row).split(BETWEEN)));
            others.remove(person);
            store.put(row, others.isEmpty() ? null : String.join(BETWEEN, others));
            store.delete(ticked.key);
        }
        return ticks.size();
    }

    private static String first(String people) {
        int end = people.indexOf(BETWEEN);
        return end < 0 ? people : people.substring(0, end);
    }
}
