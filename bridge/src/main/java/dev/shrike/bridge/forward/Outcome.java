package dev.shrike.bridge.forward;

import dev.shrike.bridge.deadletter.DeadLetter;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of one message. */
sealed interface Outcome {

    /**
     * It is mirrored.
     *
     * @param history its record in the retention topic
     * @param latest its record in the compacted topic; a tombstone when it ends its key
     */
    record Mirrored(ProducerRecord<byte[], byte[]> history, ProducerRecord<byte[], byte[]> latest) implements Outcome {}

    /**
     * It is mirrored into a history that has no compacted topic beside it.
     *
     * @param history its record
     */
    record Recorded(ProducerRecord<byte[], byte[]> history) implements Outcome {}

    /**
     * It cannot be mirrored, and is kept.
     *
     * @param letter with the reason
     */
    record Refused(DeadLetter letter) implements Outcome {}

    /** It is left out, because Kafka has it already: the echo of a reverse lane, or an identical duplicate. */
    record LeftOut() implements Outcome {
        static final LeftOut INSTANCE = new LeftOut();
    }
}
