package dev.shrike.analytics.load;

import dev.shrike.analytics.table.Rows;
import java.util.Arrays;

/** Which row a key has: a hash table with open addressing over rows whose first column is their key. For one thread at a time. */
final class KeyIndex {
    private static final int FEWEST = 64;
    private static final int FREE = -1;

    private final Rows rows;
    private int[] slots = new int[FEWEST];
    private long[] hashes = new long[FEWEST / 2];
    private int keys;

    KeyIndex(Rows rows) {
        this.rows = rows;
        Arrays.fill(slots, FREE);
    }

    /** Gives a row to a key. Says which one it had, or -1. */
    int put(Key key, int row) {
        if (row >= hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(2 * hashes.length, row + 1));
        }
        hashes[row] = key.hash();
        int slot = slot(key.hash());
        for (; slots[slot] != FREE; slot = slot + 1 & slots.length - 1) {
            int before = slots[slot];
            if (hashes[before] == key.hash() && rows.isText(before, 0, key.utf8())) {
                slots[slot] = row;
                return before;
            }
        }
        slots[slot] = row;
        if (++keys > slots.length / 2) {
            grow();
        }
        return FREE;
    }

    /** The hash of the key that was given this row. */
    long hash(int row) {
        return hashes[row];
    }

    private void grow() {
        int[] old = slots;
        slots = new int[2 * old.length];
        Arrays.fill(slots, FREE);
        for (int row : old) {
            if (row != FREE) {
                int slot = slot(hashes[row]);
                while (slots[slot] != FREE) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = row;
            }
        }
    }

    private int slot(long hash) {
        return (int) (hash * 0x9E37_79B9_7F4A_7C15L >>> Integer.SIZE) & slots.length - 1;
    }
}
