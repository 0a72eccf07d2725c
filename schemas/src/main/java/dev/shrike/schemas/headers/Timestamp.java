package dev.shrike.schemas.headers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Writes times as {@link Instant#toString} does, but remembers the second, which the next event usually shares. Thread-safe. */
final class Timestamp {
    private static final long MICROS = 1_000_000;
    private static final int GROUP = 1_000;
    private static final int DECIMAL = 10;

    /** Without fraction and zone; a race for it costs a formatting and nothing else. */
    private static Second last = Second.of(0);

    private Timestamp() {}

    private record Second(long number, byte[] text) {
        private static Second of(long number) {
            String text = Instant.ofEpochSecond(number).toString();
            return new Second(number, text.substring(0, text.length() - 1).getBytes(StandardCharsets.US_ASCII));
        }
    }

    static byte[] of(long epochMicros) {
        long number = Math.floorDiv(epochMicros, MICROS);
        Second second = last;
        if (second.number() != number) {
            second = Second.of(number);
            last = second;
        }
        int fraction = (int) Math.floorMod(epochMicros, MICROS);
        int digits = digits(fraction);
        int length = second.text().length;
        byte[] text = Arrays.copyOf(second.text(), length + (digits == 0 ? 1 : digits + 2));
        if (digits > 0) {
            text[length] = '.';
            int left = digits == 3 ? fraction / GROUP : fraction;
            for (int i = length + digits; i > length; i--) {
                text[i] = (byte) ('0' + left % DECIMAL);
                left /= DECIMAL;
            }
        }
        text[text.length - 1] = 'Z';
        return text;
    }

    private static int digits(int fraction) {
        if (fraction == 0) {
            return 0;
        }
        return fraction % GROUP == 0 ? 3 : 6;
    }
}
