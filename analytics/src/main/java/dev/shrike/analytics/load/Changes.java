package dev.shrike.analytics.load;

import dev.shrike.analytics.table.Rows;
import dev.shrike.analytics.table.Table;
import java.util.BitSet;
import java.util.stream.IntStream;

/** What a stretch of one topic does to its table: of each key only what came last. For one thread at a time. */
final class Changes {
    private static final long NEVER = Long.MIN_VALUE;

    private final Rows rows;
    private final KeyIndex index;
    /** Of each key the row that came last. */
    private final BitSet latest = new BitSet();
    /** Those of them that say that there is none. */
    private final BitSet removed = new BitSet();

    private long newest = NEVER;
    private long undecodable;
    private String lastUndecodable;

    Changes(Table table) {
        rows = new Rows(table);
        index = new KeyIndex(rows);
    }

    /** Where to add a row, before it is {@link #put}. */
    Rows rows() {
        return rows;
    }

    /**
     * The row that was added last is what a key has.
     *
     * @param published in milliseconds since 1970
     */
    void put(Key key, long published) {
        int row = rows.size() - 1;
        int before = index.put(key, row);
        if (before >= 0) {
            latest.clear(before);
        }
        latest.set(row);
        newest = Math.max(newest, published);
    }

    /** @param published in milliseconds since 1970 */
    void remove(Key key, long published) {
        rows.addKey(key.utf8());
        removed.set(rows.size() - 1);
        put(key, published);
    }

    /**
     * Its key has no row: what it had is not the latest any more.
     *
     * @param key null when it has none
     */
    void undecodable(Key key, String what) {
        if (key != null) {
            remove(key, NEVER);
        }
        undecodable++;
        lastUndecodable = what;
    }

    /** One row of each key that changed; its first column is that key. */
    IntStream changed() {
        return latest.stream();
    }

    /** The hash of the key of a row. */
    long hash(int row) {
        return index.hash(row);
    }

    /** The last row of each key that has one. */
    IntStream present() {
        return latest.stream().filter(row -> !removed.get(row));
    }

    /** How many keys changed. */
    int size() {
        return latest.cardinality();
    }

    void tell(TableState state) {
        if (undecodable > 0) {
            state.undecodable(undecodable, lastUndecodable);
        }
        if (newest != NEVER) {
            state.published(newest);
        }
    }
}
