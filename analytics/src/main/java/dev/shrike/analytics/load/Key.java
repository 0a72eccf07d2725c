package dev.shrike.analytics.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/**
 * A Kafka key as it stands in the table.
 *
 * @param utf8 with U+FFFD for what is none; not to be changed
 * @param hash two hashes that do not depend on each other
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, made for every record
record Key(byte[] utf8, long hash) {

    /** @param bytes not to be changed any more */
    static Key of(byte[] bytes) {
        byte[] utf8 = bytes;
        for (byte one : bytes) {
            if (one < 0) {
                utf8 = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
                break;
            }
        }
        return new Key(
                utf8, (long) Utils.murmur2(utf8) << Integer.SIZE | Integer.toUnsignedLong(Arrays.hashCode(utf8)));
    }
}
