package dev.shrike.bridge.forward;

import java.util.List;
import org.apache.kafka.common.header.Header;

/** How large a record is at most once it stands alone in a Kafka batch (Kafka protocol, "Record Batch", magic 2). */
final class RecordSize {
    private static final int BATCH = 61;
    private static final int RECORD = 21 + 5 + 5 + 5;
    private static final int HEADER = 10;

    private RecordSize() {}

    static int of(byte[] key, byte[] value, List<Header> headers) {
        int size = BATCH + RECORD + key.length + value.length;
        for (int i = 0; i < headers.size(); i++) {
            Header header = headers.get(i);
            size += HEADER + header.key().length() + header.value().length;
        }
        return size;
    }
}
