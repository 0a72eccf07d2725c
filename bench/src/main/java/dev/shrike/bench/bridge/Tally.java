package dev.shrike.bench.bridge;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Which events a topic holds for a reader of committed records. Used by one thread. */
final class Tally {
    private static final Duration POLL = Duration.ofMillis(200);

    private final BitSet seen = new BitSet();
    private final Map<Integer, Long> newest = new HashMap<>();
    private long records;
    private long doubles;
    private long outOfOrder;

    /** Reads a topic from its beginning to its end. */
    static Tally of(Target target, String topic) {
        var tally = new Tally();
        try (KafkaConsumer<byte[], byte[]> consumer = CommittedReader.of(target, List.of(topic))) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(tally::add);
            }
        }
        return tally;
    }

    private void add(ConsumerRecord<byte[], byte[]> found) {
        add(found.partition(), Ticks.numberOf(found.value()));
    }

    void add(int partition, long number) {
        records++;
        int bit = Math.toIntExact(number);
        if (seen.get(bit)) {
            doubles++;
        }
        seen.set(bit);
        Long before = newest.put(partition, number);
        if (before != null && before > number) {
            outOfOrder++;
        }
    }

    /** Whether these are exactly the first so many events, each once and in the order of the stream within its partition. */
    boolean isExactly(long events) {
        return records == events && holdsFirst(events) && doubles == 0 && outOfOrder == 0;
    }

    /** Whether the first so many events are among these. */
    boolean holdsFirst(long events) {
        return seen.nextClearBit(0) >= events;
    }

    String describe(long events) {
        return (events - seen.get(0, Math.toIntExact(events)).cardinality()) + " missing, " + doubles + " double, "
                + outOfOrder + " out of order";
    }
}
