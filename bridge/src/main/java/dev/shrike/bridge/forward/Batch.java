package dev.shrike.bridge.forward;

import dev.shrike.bridge.nats.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Translated messages on their way from the fetching to the writing thread, in the order of the stream. */
final class Batch {
    private static final int HEADER_ALLOWANCE = 400;

    private final int maxDeadLetterBytes;
    private final List<ProducerRecord<byte[], byte[]>> records;
    private final Counts counts = new Counts();
    private long bytes;
    private Delivery last;

    Batch(int expectedEvents, int maxDeadLetterBytes) {
        this.records = new ArrayList<>(expectedEvents * 2);
        this.maxDeadLetterBytes = maxDeadLetterBytes;
    }

    void add(Delivery delivery, Outcome outcome) {
        switch (outcome) {
            case Outcome.Mirrored(var history, var latest) -> {
                add(history);
                add(latest);
            }
            case Outcome.Recorded(var history) -> add(history);
            case Outcome.Refused(var letter) -> add(letter.record(maxDeadLetterBytes));
            case Outcome.LeftOut() -> {}
        }
        counts.add(outcome);
        last = delivery;
    }

    private void add(ProducerRecord<byte[], byte[]> added) {
        records.add(added);
        bytes += HEADER_ALLOWANCE + (added.value() == null ? 0 : added.value().length);
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    Counts counts() {
        return counts;
    }

    long bytes() {
        return bytes;
    }

    /** The last message in it, whatever became of it. */
    Delivery last() {
        return last;
    }
}
