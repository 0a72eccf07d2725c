package dev.shrike.gdpr.scan.probe;

import java.util.Arrays;

/**
 * What a probe keeps of one form of one value.
 *
 * @param window hash of its first {@link Probe#WINDOW} bytes
 * @param length of the form in bytes
 * @param tag keyed hash of the form
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
record Mark(int window, int length, byte[] tag) {

    static final int BYTES = Integer.BYTES + Short.BYTES + KeyedHash.TAG_BYTES;

    @Override
    public boolean equals(Object other) {
        return other instanceof Mark(int otherWindow, int otherLength, byte[] otherTag)
                && window == otherWindow
                && length == otherLength
                && Arrays.equals(tag, otherTag);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(tag);
    }

    @Override
    public String toString() {
        return "Mark[" + length + " bytes (redacted)]";
    }
}
