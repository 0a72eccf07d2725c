package dev.shrike.schemas.outline;

import java.util.Arrays;

/**
 * An Avro body on its way from the beginning to the end (Avro 1.12 specification, "Binary encoding"). It takes less than Avro takes:
 * what is not in its shortest or plainest form ends it with {@link NotPlainException}, and Avro decides. Used by one thread.
 */
final class Body {
    private static final int LONGEST_INT = 5;
    private static final int LONGEST_LONG = 10;
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;
    private int at;
    private long number;

    Body(byte[] bytes, int from, int slots) {
        this.bytes = bytes;
        this.at = from;
        this.starts = new int[slots];
        this.ends = new int[slots];
        Arrays.fill(starts, -1);
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    int readInt() throws NotPlainException {
        long value = varint(LONGEST_INT);
        if (value != (int) value) {
            throw NotPlainException.INSTANCE;
        }
        return (int) value;
    }

    long readLong() throws NotPlainException {
        return varint(LONGEST_LONG);
    }

    void keep(long value) {
        number = value;
    }

    void skip(int count) throws NotPlainException {
        if (count < 0 || count > bytes.length - at) {
            throw NotPlainException.INSTANCE;
        }
        at += count;
    }

    /** Passes over a text and remembers where it stands. */
    void mark(int slot) throws NotPlainException {
        int length = readInt();
        int start = at;
        skip(length);
        for (int i = start; i < at; i++) {
            if (bytes[i] < 0) {
                throw NotPlainException.INSTANCE;
            }
        }
        starts[slot] = start;
        ends[slot] = at;
    }

    boolean has(int slot) {
        return starts[slot] >= 0;
    }

    /** The text of a slot, which is ASCII. */
    byte[] text(int slot) throws NotPlainException {
        if (starts[slot] < 0) {
            throw NotPlainException.INSTANCE;
        }
        return Arrays.copyOfRange(bytes, starts[slot], ends[slot]);
    }

    boolean is(int slot, byte[] text) {
        return starts[slot] >= 0 && Arrays.equals(bytes, starts[slot], ends[slot], text, 0, text.length);
    }

    long number() {
        return number;
    }

    private long varint(int longest) throws NotPlainException {
        long value = 0;
        for (int i = 0; i < longest; i++) {
            if (at == bytes.length) {
                throw NotPlainException.INSTANCE;
            }
            byte next = bytes[at++];
            value |= (long) (next & (MORE - 1)) << BITS * i;
            if (next >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw NotPlainException.INSTANCE;
    }
}
