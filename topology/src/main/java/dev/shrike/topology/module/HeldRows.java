package dev.shrike.topology.module;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Rows of a store, held as objects between two commits: a row is read from the store once and written once however often it
 * changes, and whoever wants to know hears of it once. What is held is written by {@link #write}, which has to be called before
 * each commit (see {@link BeforeCommit}); the store has no cache of its own, as that would be emptied too early. Scans read the
 * store, so write first. The store's only writer. Used by one task.
 *
 * @param <V> what a row holds
 */
public final class HeldRows<V> {
    private static final int MOST = 10_000;

    private final KeyValueStore<String, V> store;
    private final Listener<V> listener;
    /** Null for a row that is not there. */
    private final Map<String, V> known = new HashMap<>();

    private final Map<String, V> before = new LinkedHashMap<>();

    /**
     * @param store where the rows are
     * @param listener hears of each changed row when it is written
     */
    public HeldRows(KeyValueStore<String, V> store, Listener<V> listener) {
        this.store = store;
        this.listener = listener;
    }

    /** Hears what became of a row. */
    @FunctionalInterface
    public interface Listener<V> {
        /**
         * A row changed.
         *
         * @param before as it was written last, or null
         * @param now as it is from now on, or null
         */
        void changed(String key, V before, V now);
    }

    /** A row as it is now, or null. */
    public V get(String key) {
        V row = known.get(key);
        if (row == null && !known.containsKey(key)) {
            row = store.get(key);
            known.put(key, row);
        }
        return row;
    }

    /** Says that there is no such row, which spares asking the store. */
    public void isNew(String key) {
        known.putIfAbsent(key, null);
    }

    /** Changes a row; null removes it. */
    public void put(String key, V row) {
        if (!before.containsKey(key)) {
            before.put(key, get(key));
        }
        known.put(key, row);
        if (before.size() >= MOST) {
            write();
        }
    }

    /** Writes what changed to the store, and tells the listener. */
    public void write() {
        before.forEach((key, old) -> {
            V row = known.get(key);
            if (row == null) {
                store.delete(key);
            } else {
                store.put(key, row);
            }
            listener.changed(key, old, row);
        });
        before.clear();
        if (known.size() > MOST) {
            known.clear();
        }
    }
}
