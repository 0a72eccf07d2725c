package dev.shrike.bridge.deadletter;

import dev.shrike.bridge.topics.BridgeTopics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Says that a dead letter is settled: its event is in the topics now. A mark is a record without a value in the letter's own
 * partition, behind the letter, written in one transaction with the event; so it outlives the letter, and never by much.
 */
public final class LetterMark {
    /** Header of a mark: the id of the letter. Header of a redriven event: the id of the letter it was. */
    public static final String LETTER = "dead_letter_id";
    /** Header of a redriven event that was brought in behind newer events of its key. */
    public static final String AS_LATEST = "dead_letter_as_latest";

    private LetterMark() {}

    /** The mark of a letter. */
    public static ProducerRecord<byte[], byte[]> of(StoredLetter letter) {
        byte[] id = letter.id().toString().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                BridgeTopics.DEAD_LETTER,
                letter.id().partition(),
                null,
                letter.key().getBytes(StandardCharsets.UTF_8),
                null,
                List.of(new RecordHeader(LETTER, id)));
    }

    /** The letter that a record of the topic settles; empty when the record is no mark. */
    public static Optional<LetterId> settled(ConsumerRecord<byte[], byte[]> found) {
        Header id = found.headers().lastHeader(LETTER);
        return id == null || found.value() != null
                ? Optional.empty()
                : Optional.of(LetterId.parse(new String(id.value(), StandardCharsets.UTF_8)));
    }
}
