package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.LetterMark;
import dev.shrike.bridge.deadletter.StoredLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A letter that is valid now.
 *
 * @param letter it was
 * @param place where its message stands in the stream
 * @param stored when the stream took it
 * @param history its record in the retention topic
 * @param latest its record in the compacted topic, where there is one
 */
record Candidate(
        StoredLetter letter,
        StoredLetter.StreamPlace place,
        Instant stored,
        ProducerRecord<byte[], byte[]> history,
        Optional<ProducerRecord<byte[], byte[]>> latest) {

    /** What brings the event in and settles the letter; goes into one transaction. */
    List<ProducerRecord<byte[], byte[]>> records(boolean asLatest) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        records.add(marked(history, asLatest));
        latest.ifPresent(event -> records.add(marked(event, asLatest)));
        records.add(LetterMark.of(letter));
        return records;
    }

    private ProducerRecord<byte[], byte[]> marked(ProducerRecord<byte[], byte[]> event, boolean asLatest) {
        var marked = new ProducerRecord<>(
                event.topic(), event.partition(), event.timestamp(), event.key(), event.value(), event.headers());
        marked.headers().add(LetterMark.LETTER, letter.id().toString().getBytes(StandardCharsets.UTF_8));
        if (asLatest) {
            marked.headers().add(LetterMark.AS_LATEST, "true".getBytes(StandardCharsets.UTF_8));
        }
        return marked;
    }
}
