package dev.shrike.gdpr.scan;

import java.util.Arrays;

/** One sequence of bytes to be found in others (Horspool's search: it looks at few of the bytes). Immutable and thread-safe. */
final class BytePattern {

    private static final int UPPER_TO_LOWER = 'a' - 'A';

    private final byte[] pattern;
    private final boolean anyCase;
    private final int[] skip = new int[1 << Byte.SIZE];

    /** @param anyCase whether ASCII letters match in either case; the pattern itself is in lower case then */
    BytePattern(byte[] pattern, boolean anyCase) {
        this.pattern = pattern.clone();
        this.anyCase = anyCase;
        Arrays.fill(skip, pattern.length);
        for (int i = 0; i < pattern.length - 1; i++) {
            skip[pattern[i] & 0xff] = pattern.length - 1 - i;
            if (anyCase && isLower(pattern[i])) {
                skip[(pattern[i] - UPPER_TO_LOWER) & 0xff] = pattern.length - 1 - i;
            }
        }
    }

    int length() {
        return pattern.length;
    }

    /** Where it first begins within {@code [from, to)}; -1 when it does not. */
    int find(byte[] bytes, int from, int to) {
        int last = pattern.length - 1;
        for (int at = from; at + last < to; at += skip[bytes[at + last] & 0xff]) {
            int i = last;
            while (fold(bytes[at + i]) == pattern[i]) {
                if (i == 0) {
                    return at;
                }
                i--;
            }
        }
        return -1;
    }

    private byte fold(byte one) {
        return anyCase && one >= 'A' && one <= 'Z' ? (byte) (one + UPPER_TO_LOWER) : one;
    }

    private static boolean isLower(byte one) {
        return one >= 'a' && one <= 'z';
    }
}
