package dev.shrike.bridge.verify;

import dev.shrike.bridge.deadletter.LetterMark;
import dev.shrike.schemas.headers.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What a record says of where it comes from.
 *
 * @param sequence in the stream that is compared; {@link #ELSEWHERE} when it is not from there
 * @param eventId or empty
 * @param asLatest whether it was redriven behind newer events of its key on purpose
 */
record Origin(long sequence, String eventId, boolean asLatest) {
    static final long ELSEWHERE = -1;

    /**
     * @param stream that is compared
     * @param created when that stream was made: what was mirrored from an earlier one of its name has the same sequences
     */
    static Origin of(ConsumerRecord<byte[], byte[]> found, String stream, Instant created) {
        boolean ofStream =
                text(found, EventHeaders.NATS_STREAM).equals(stream) && found.timestamp() >= created.toEpochMilli();
        return new Origin(
                ofStream ? sequence(found) : ELSEWHERE,
                eventId(found),
                found.headers().lastHeader(LetterMark.AS_LATEST) != null);
    }

    /** Of an event of the catalogue, or of a message that is mirrored as it is. */
    private static String eventId(ConsumerRecord<byte[], byte[]> found) {
        for (String name : List.of("ce_id", "ce-id", EventHeaders.NATS_MESSAGE_ID)) {
            String id = text(found, name);
            if (!id.isEmpty()) {
                return id;
            }
        }
        return "";
    }

    private static long sequence(ConsumerRecord<byte[], byte[]> found) {
        try {
            return Long.parseLong(text(found, EventHeaders.NATS_SEQUENCE));
        } catch (NumberFormatException e) {
            return ELSEWHERE;
        }
    }

    static String text(ConsumerRecord<byte[], byte[]> found, String name) {
        Header header = found.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
