package dev.shrike.bridge.deadletter;

import dev.shrike.bridge.topics.BridgeTopics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A message that could not be carried over, with all that is needed to carry it over later.
 *
 * @param lane that met it
 * @param reason the class of failure
 * @param detail one sentence for a person; never payload
 * @param key keeps the order among dead letters: the subject on NATS, the key on Kafka
 * @param payload the bytes as they were
 * @param place header names and values that say where it stands in its source
 * @param sourceHeaders its headers there
 */
public record DeadLetter(
        String lane,
        Reason reason,
        String detail,
        String key,
        byte[] payload,
        Map<String, String> place,
        Map<String, String> sourceHeaders) {
    /** Header: {@link Reason#word()}. */
    public static final String REASON = "dead_letter_reason";
    /** Header: the sentence. */
    public static final String DETAIL = "dead_letter_detail";
    /** Header: the lane. */
    public static final String LANE = "dead_letter_lane";
    /** Header: the payload's length, where only its beginning could be kept. */
    public static final String FULL_LENGTH = "dead_letter_full_length";
    /** Header: when the stream took it, as RFC 3339. */
    public static final String STORED = "nats_time";
    /** Header: the topic that it stands in, when it came from Kafka. */
    public static final String KAFKA_TOPIC = "kafka_topic";
    /** Header: its partition there. */
    public static final String KAFKA_PARTITION = "kafka_partition";
    /** Header: its offset there. */
    public static final String KAFKA_OFFSET = "kafka_offset";
    /** Prefix of the headers that the message had. */
    public static final String SOURCE_HEADER = "source_header.";

    private static final int ROOM_FOR_HEADERS = 64 * 1024;
    private static final int LONGEST_HEADER = 4 * 1024;
    private static final int MOST_SOURCE_HEADERS = 32 * 1024;

    /** The record, cut where it would not fit into the topic. */
    public ProducerRecord<byte[], byte[]> record(int maxBytes) {
        var headers = new RecordHeaders();
        int room = Math.max(maxBytes - ROOM_FOR_HEADERS, 0);
        byte[] value = payload;
        if (payload.length > room) {
            value = Arrays.copyOf(payload, room);
            headers.add(FULL_LENGTH, bytes(Integer.toString(payload.length)));
        }
        headers.add(REASON, bytes(reason.word()));
        headers.add(DETAIL, bytes(detail));
        headers.add(LANE, bytes(lane));
        place.forEach((name, text) -> headers.add(name, bytes(text)));
        int used = 0;
        for (var entry : new TreeMap<>(sourceHeaders).entrySet()) {
            byte[] text = bytes(entry.getValue());
            used += entry.getKey().length() + text.length;
            if (used > MOST_SOURCE_HEADERS) {
                break;
            }
            headers.add(SOURCE_HEADER + entry.getKey(), text);
        }
        return new ProducerRecord<>(BridgeTopics.DEAD_LETTER, null, null, bytes(key), value, headers);
    }

    private static byte[] bytes(String text) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        return all.length <= LONGEST_HEADER ? all : Arrays.copyOf(all, LONGEST_HEADER);
    }
}
