package dev.shrike.topology.score;

import dev.shrike.topology.module.PrefixScan;
import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.serde.JsonSerde;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Who contributed what to which image, by image and by person, so that one person can be taken out again. */
final class Contributions {
    static final String STORE = "score-contributions";
    private static final String BY_IMAGE = "image";
    private static final String BY_PERSON = "person";

    private final KeyValueStore<String, Contribution> store;

    private Contributions(KeyValueStore<String, Contribution> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, Contribution>> store() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), JsonSerde.of(Contribution.class))
                .withCachingEnabled();
    }

    static Contributions in(ProcessingContext context) {
        return new Contributions(context.getStateStore(STORE));
    }

    Contribution of(String image, String person) {
        Contribution found = store.get(StoreKey.of(BY_IMAGE, image, person));
        return found == null ? Contribution.NONE : found;
    }

    void put(String image, String person, Contribution contribution) {
        store.put(StoreKey.of(BY_IMAGE, image, person), contribution);
        store.putIfAbsent(StoreKey.of(BY_PERSON, person, image), Contribution.NONE);
    }

    List<String> imagesOf(String person) {
        return PrefixScan.rows(store, StoreKey.prefix(BY_PERSON, person)).stream()
                .map(row -> StoreKey.parts(row.key, 3)[2])
                .toList();
    }

    void remove(String image, String person) {
        store.delete(StoreKey.of(BY_IMAGE, image, person));
        store.delete(StoreKey.of(BY_PERSON, person, image));
    }

    /** All evidence of an image, counted anew. */
    ImageEvidence total(String image) {
        ImageEvidence total = ImageEvidence.NONE;
        for (var row : PrefixScan.rows(store, StoreKey.prefix(BY_IMAGE, image))) {
            total = row.value.addTo(total);
        }
        return total;
    }
}
