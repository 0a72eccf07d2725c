package dev.shrike.gdpr.seal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads Avro's binary encoding and refuses every form of a value but the one that {@link PlainBytes} writes: numbers in their
 * shortest form, arrays and maps in one block, UTF-8 without faults.
 */
final class CanonicalInput {

    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final char REPLACED = '\uFFFD';

    private final byte[] bytes;
    private int at;

    CanonicalInput(byte[] bytes) {
        this.bytes = bytes;
    }

    int left() {
        return bytes.length - at;
    }

    /** One of the first numbers from 0 on, as enums and unions are written. */
    int index(int size) throws IOException {
        long index = number();
        if (index < 0 || index >= size) {
            throw new IOException("No such branch or symbol");
        }
        return (int) index;
    }

    boolean truth() throws IOException {
        require(1);
        return switch (bytes[at++]) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new IOException("Neither true nor false");
        };
    }

    int smallNumber() throws IOException {
        long value = number();
        if (value != (int) value) {
            throw new IOException("No int");
        }
        return (int) value;
    }

    long number() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            require(1);
            byte next = bytes[at++];
            zigzag |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                boolean longer = next == 0 && shift > 0;
                boolean overflow = shift == 63 && next > 1;
                if (longer || overflow) {
                    throw new IOException("Not the shortest form of a number");
                }
                return zigzag >>> 1 ^ -(zigzag & 1);
            }
        }
        throw new IOException("No number");
    }

    float single() throws IOException {
        require(Float.BYTES);
        at += Float.BYTES;
        return (float) FLOATS.get(bytes, at - Float.BYTES);
    }

    double real() throws IOException {
        require(Double.BYTES);
        at += Double.BYTES;
        return (double) DOUBLES.get(bytes, at - Double.BYTES);
    }

    byte[] sized() throws IOException {
        return raw(length());
    }

    byte[] raw(int length) throws IOException {
        require(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() throws IOException {
        int length = length();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACED) >= 0
                && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, at, at + length))) {
            throw new IOException("Not UTF-8");
        }
        at += length;
        return text;
    }

    /** How many items follow; none is written as an end alone. */
    int blockSize() throws IOException {
        if (left() > 0 && bytes[at] == 0) {
            return 0;
        }
        long size = number();
        if (size < 1 || size > PlainLimits.VALUES) {
            throw new IOException("Not one block of items");
        }
        return (int) size;
    }

    void blockEnd(int size) throws IOException {
        if (number() != 0) {
            throw new IOException("More than one block of " + size + " items");
        }
    }

    private int length() throws IOException {
        long length = number();
        if (length < 0 || length > left()) {
            throw new IOException("Longer than the bytes that are there");
        }
        return (int) length;
    }

    private void require(int count) throws IOException {
        if (count > left()) {
            throw new IOException("Shorter than a value of the schema");
        }
    }
}
