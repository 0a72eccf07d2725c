package dev.shrike.topology.module;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Who was erased: the guard against events that come after the erasure. Holds pseudonymous ids and the time of the order, as
 * the ledger itself does.
 */
public final class ErasedPeople {
    /** Name of the store. */
    public static final String STORE = "erased-people";

    private final KeyValueStore<String, Long> store;

    private ErasedPeople(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    /** The store, to be added to a topology; kept in memory, as erasures are few. */
    public static StoreBuilder<KeyValueStore<String, Long>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long());
    }

    /** The guard of the task that asks. */
    public static ErasedPeople in(ProcessingContext context) {
        return new ErasedPeople(context.getStateStore(STORE));
    }

    /** Remembers an erasure; the first one counts. */
    public void add(String person, long time) {
        store.putIfAbsent(person, time);
    }

    /** Whether this person was erased. */
    public boolean contains(String person) {
        return store.get(person) != null;
    }
}
