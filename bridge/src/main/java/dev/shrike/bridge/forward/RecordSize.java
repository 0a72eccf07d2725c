package dev.shrike.bridge.forward;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** How large a record is at most once it stands alone in a Kafka batch (Kafka protocol, "Record Batch", magic 2). */
final class RecordSize {
    private static final int BATCH = 61;
    private static final int RECORD = 21 + 5 + 5 + 5;
    private static final int HEADER = 10;

    private RecordSize() {}

    static int of(byte[] key, byte[] value, Headers headers) {
        int size = BATCH + RECORD + key.length + value.length;
        for (Header header : headers) {
            size += HEADER + header.key().length() + header.value().length;
        }
        return size;
    }
}
