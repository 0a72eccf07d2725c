package dev.shrike.bridge.verify;

import java.util.Arrays;

/** Numbers by fingerprint, in 16 to 43 bytes for each (open addressing, at most three quarters full). Used by one thread. */
final class LongTable {
    /** What an absent key has. */
    static final long ABSENT = Long.MIN_VALUE;

    private static final int FIRST_SIZE = 1 << 10;

    private long[] keys = new long[FIRST_SIZE];
    private long[] values = new long[FIRST_SIZE];
    private int size;

    /** Is told each entry. */
    interface Entries {
        void entry(long fingerprint, long value);
    }

    LongTable() {
        Arrays.fill(values, ABSENT);
    }

    long get(long fingerprint) {
        return values[slot(fingerprint)];
    }

    void put(long fingerprint, long value) {
        int slot = slot(fingerprint);
        if (values[slot] == ABSENT) {
            if (size >= keys.length / 4 * 3) {
                grow();
                slot = slot(fingerprint);
            }
            size++;
        }
        keys[slot] = fingerprint;
        values[slot] = value;
    }

    int size() {
        return size;
    }

    void forEach(Entries each) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (values[slot] != ABSENT) {
                each.entry(keys[slot], values[slot]);
            }
        }
    }

    private int slot(long fingerprint) {
        int mask = keys.length - 1;
        int slot = Long.hashCode(fingerprint) & mask;
        while (values[slot] != ABSENT && keys[slot] != fingerprint) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        Arrays.fill(values, ABSENT);
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldValues[slot] != ABSENT) {
                int free = slot(oldKeys[slot]);
                keys[free] = oldKeys[slot];
                values[free] = oldValues[slot];
            }
        }
    }
}
