package dev.shrike.bench.bridge;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Which events a topic holds for a reader of committed records. Used by one thread. */
final class Tally {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final BitSet seen = new BitSet();
    private final Map<Integer, Long> newest = new HashMap<>();
    private long records;
    private long doubles;
    private long outOfOrder;

    /**
     * Reads a topic from its beginning to its end, which nobody moves any more. The end is that of everything written: a transaction
     * is committed before all of its partitions show so.
     *
     * @throws TimeoutException when a transaction stays open
     */
    static Tally of(Target target, String topic) throws TimeoutException {
        var tally = new Tally();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = CommittedReader.of(target, List.of(topic))) {
            Map<TopicPartition, Long> ends = CommittedReader.writtenEnds(target, consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(tally::add);
                if (System.nanoTime() - deadline > 0) {
                    throw new TimeoutException("A transaction in " + topic + " stays open");
                }
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
