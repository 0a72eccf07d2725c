package dev.shrike.topology.erasure;

import dev.shrike.topology.module.PrefixScan;
import dev.shrike.topology.module.StoreKey;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Whose event is the latest under each key of each compacted topic, and the same the other way round. A key that two people
 * wrote (an image that both ticked) belongs to the one who wrote it last, because it is that event which the topic shows.
 */
final class HeldKeys {
    private static final String HOLDER = "holder";
    private static final String HELD = "held";
    private static final String PRESENT = "";

    private final KeyValueStore<String, String> store;

    HeldKeys(KeyValueStore<String, String> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, String>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String())
                .withCachingEnabled();
    }

    void take(String person, String topic, String key) {
        String before = store.get(StoreKey.of(HOLDER, topic, key));
        if (person.equals(before)) {
            return;
        }
        if (before != null) {
            store.delete(StoreKey.of(HELD, before, topic, key));
        }
        store.put(StoreKey.of(HOLDER, topic, key), person);
        store.put(StoreKey.of(HELD, person, topic, key), PRESENT);
    }

    void release(String topic, String key) {
        String holder = store.delete(StoreKey.of(HOLDER, topic, key));
        if (holder != null) {
            store.delete(StoreKey.of(HELD, holder, topic, key));
        }
    }

    List<HeldKey> of(String person) {
        return PrefixScan.rows(store, StoreKey.prefix(HELD, person)).stream()
                .map(row -> StoreKey.parts(row.key, 4))
                .map(parts -> new HeldKey(parts[2], parts[3]))
                .toList();
    }

    record HeldKey(String topic, String key) {}
}
