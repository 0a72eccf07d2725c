package dev.shrike.gdpr.seal;

import java.util.Arrays;

/** Avro's binary encoding of single values (Avro 1.12 specification, "Binary Encoding"), into memory that is bounded. */
final class PlainBytes {

    static final int LONGEST_NUMBER = 10;

    private final String path;
    private byte[] bytes;
    private int size;

    /**
     * @param path what is written, for the message when it is too large
     * @param likely how many bytes it will be
     */
    PlainBytes(String path, int likely) {
        this.path = path;
        this.bytes = new byte[Math.min(likely, PlainLimits.BYTES)];
    }

    void truth(boolean value) {
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    /** An int, too: zigzag, seven bits a byte, the lowest first. */
    void number(long value) {
        room(LONGEST_NUMBER);
        long left = value << 1 ^ value >> 63;
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    void real(float value) {
        little(Float.floatToRawIntBits(value), Float.BYTES);
    }

    void real(double value) {
        little(Double.doubleToRawLongBits(value), Double.BYTES);
    }

    void sized(byte[] value) {
        number(value.length);
        raw(value);
    }

    void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    byte[] toArray() {
        if (size > PlainLimits.BYTES) {
            throw tooLarge();
        }
        return Arrays.copyOf(bytes, size);
    }

    PlainValueException tooLarge() {
        return new PlainValueException(
                path + " is too large: at most " + (PlainLimits.BYTES >> 20) + " MiB can be sealed");
    }

    private void little(long bits, int count) {
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[size++] = (byte) (bits >>> 8 * i);
        }
    }

    private void room(int needed) {
        if (needed > PlainLimits.BYTES + LONGEST_NUMBER - size) {
            throw tooLarge();
        }
        if (needed > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + needed));
        }
    }
}
