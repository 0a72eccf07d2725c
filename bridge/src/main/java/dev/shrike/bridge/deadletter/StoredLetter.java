package dev.shrike.bridge.deadletter;

import dev.shrike.schemas.headers.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A dead letter as it stands in the topic. Topologies keep theirs in the same topic under headers of their own; of those, lane and
 * reason are empty.
 *
 * @param id where it stands
 * @param written when, by the clock of who wrote it
 * @param key the subject on NATS, or the key on Kafka
 * @param headers all of them, as text
 * @param payload what was kept
 */
public record StoredLetter(
        LetterId id, Instant written, String key, SortedMap<String, String> headers, byte[] payload) {

    /** Where a message stands in a stream. */
    public record StreamPlace(String stream, long sequence, String subject, Optional<Instant> stored) {}

    static StoredLetter of(ConsumerRecord<byte[], byte[]> found) {
        var headers = new TreeMap<String, String>();
        for (Header header : found.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return new StoredLetter(
                new LetterId(found.partition(), found.offset()),
                Instant.ofEpochMilli(found.timestamp()),
                text(found.key()),
                headers,
                found.value() == null ? new byte[0] : found.value());
    }

    /** The same for a list; it says how long its payload was, and no longer has it. */
    StoredLetter withoutPayload() {
        var kept = new TreeMap<>(headers);
        kept.put(DeadLetter.FULL_LENGTH, Long.toString(fullLength()));
        return new StoredLetter(id, written, key, kept, new byte[0]);
    }

    /** The lane that met it. */
    public String lane() {
        return headers.getOrDefault(DeadLetter.LANE, "");
    }

    /** The word of the reason. */
    public String reason() {
        return headers.getOrDefault(DeadLetter.REASON, "");
    }

    /** The sentence about it. */
    public String detail() {
        return headers.getOrDefault(DeadLetter.DETAIL, "");
    }

    /** Its length before it was cut. */
    public long fullLength() {
        return number(DeadLetter.FULL_LENGTH).orElse((long) payload.length);
    }

    /** Whether all of its bytes were kept. */
    public boolean isWhole() {
        return fullLength() == payload.length;
    }

    /** Where it stands on NATS; empty when it came from Kafka. */
    public Optional<StreamPlace> place() {
        String stream = headers.get(EventHeaders.NATS_STREAM);
        Optional<Long> sequence = number(EventHeaders.NATS_SEQUENCE);
        return stream == null || sequence.isEmpty()
                ? Optional.empty()
                : Optional.of(new StreamPlace(
                        stream, sequence.get(), headers.getOrDefault(EventHeaders.NATS_SUBJECT, key), stored()));
    }

    /** The headers that it had at its source. */
    public Map<String, String> sourceHeaders() {
        var source = new TreeMap<String, String>();
        headers.tailMap(DeadLetter.SOURCE_HEADER).forEach((name, value) -> {
            if (name.startsWith(DeadLetter.SOURCE_HEADER)) {
                source.put(name.substring(DeadLetter.SOURCE_HEADER.length()), value);
            }
        });
        return source;
    }

    private Optional<Instant> stored() {
        try {
            return Optional.ofNullable(headers.get(DeadLetter.STORED)).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Long> number(String header) {
        try {
            return Optional.ofNullable(headers.get(header)).map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
