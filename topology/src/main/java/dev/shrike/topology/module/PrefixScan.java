package dev.shrike.topology.module;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads what stands under one prefix, whole, so that the store may be changed while the rows are gone through. */
public final class PrefixScan {
    private PrefixScan() {}

    /** All rows whose keys begin with the prefix, in the order of the keys. */
    public static <V> List<KeyValue<String, V>> rows(KeyValueStore<String, V> store, String prefix) {
        var rows = new ArrayList<KeyValue<String, V>>();
        try (var found = store.prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(rows::add);
        }
        return rows;
    }
}
