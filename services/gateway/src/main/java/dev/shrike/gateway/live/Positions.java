package dev.shrike.gateway.live;

import java.util.Arrays;

/** For each stream of a {@link StreamTable} the sequence up to which it is known, or that it is not. Immutable. */
final class Positions {
    /** A stream of which nothing is said. */
    static final long UNKNOWN = -1;

    private final long[] after;

    private Positions(long[] after) {
        this.after = after;
    }

    static Positions unknown(int streams) {
        long[] none = new long[streams];
        Arrays.fill(none, UNKNOWN);
        return new Positions(none);
    }

    long of(int stream) {
        return after[stream];
    }

    boolean knows(int stream) {
        return after[stream] != UNKNOWN;
    }

    Positions with(int stream, long sequence) {
        long[] copy = after.clone();
        copy[stream] = sequence;
        return new Positions(copy);
    }

    /** Of each stream the later of both. */
    Positions max(Positions other) {
        long[] later = after.clone();
        for (int i = 0; i < later.length; i++) {
            later[i] = Math.max(later[i], other.after[i]);
        }
        return new Positions(later);
    }

    /** Whether these are as far as the others are, in each of the streams. */
    boolean reach(Positions others, int[] streams) {
        for (int stream : streams) {
            if (after[stream] < others.after[stream]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Positions positions && Arrays.equals(after, positions.after);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(after);
    }

    @Override
    public String toString() {
        return Arrays.toString(after);
    }
}
