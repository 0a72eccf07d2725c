package dev.shrike.bridge.kafka;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;

/**
 * Kafka as far as one lane sees it, in memory: partitions as logs, one open transaction, epochs that fence, and readers of committed
 * records who do not get past an open transaction. Thread-safe.
 */
public final class FakeKafka implements PartitionRanges, RangeReader {
    private static final int PARTITIONS = 2;

    private final Map<TopicPartition, List<Entry>> log = new HashMap<>();
    private Transaction open = new Transaction();
    private int epoch;

    /** What becomes of a commit, and what the producer hears of it. */
    public enum Answer {
        /** It is done. */
        DONE,
        /** It is done, and the answer is lost. */
        DONE_UNHEARD,
        /** The request is lost. */
        LOST
    }

    private static final class Transaction {
        private boolean committed;
        private boolean ended;
    }

    /** A record of a transaction, or the marker at the transaction's end, which has an offset and no record. */
    private record Entry(ConsumerRecord<byte[], byte[]> record, Transaction transaction) {}

    /** A producer of the lane, which fences all before it. */
    public LaneProducer producer(String lane, Supplier<Answer> answers) {
        return LaneProducer.take(lane, new FakeProducer(this, answers));
    }

    /** How many partitions each topic has. */
    public static int partitions() {
        return PARTITIONS;
    }

    synchronized int begin() {
        end(false);
        epoch++;
        return epoch;
    }

    synchronized void append(int producerEpoch, ProducerRecord<byte[], byte[]> sent) {
        requireCurrent(producerEpoch);
        int number =
                sent.partition() == null ? Math.floorMod(Arrays.hashCode(sent.key()), PARTITIONS) : sent.partition();
        var partition = new TopicPartition(sent.topic(), number);
        List<Entry> entries = log.computeIfAbsent(partition, any -> new ArrayList<>());
        var stored = new ConsumerRecord<>(
                sent.topic(),
                number,
                entries.size(),
                entries.size(),
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
        entries.add(new Entry(stored, open));
    }

    synchronized void commit(int producerEpoch, Answer answer) {
        requireCurrent(producerEpoch);
        if (answer != Answer.LOST) {
            end(true);
        }
        if (answer != Answer.DONE) {
            throw new TimeoutException("no answer");
        }
    }

    private void requireCurrent(int producerEpoch) {
        if (producerEpoch != epoch) {
            throw new ProducerFencedException("epoch " + producerEpoch + " is over");
        }
    }

    private void end(boolean committed) {
        Transaction ending = open;
        ending.committed = committed;
        ending.ended = true;
        open = new Transaction();
        for (List<Entry> entries : log.values()) {
            if (entries.stream().anyMatch(entry -> entry.transaction() == ending)) {
                entries.add(new Entry(null, ending));
            }
        }
    }

    @Override
    public synchronized Map<TopicPartition, OffsetRange> ranges(Collection<TopicPartition> partitions) {
        var ranges = new HashMap<TopicPartition, OffsetRange>();
        partitions.forEach(partition -> ranges.put(
                partition,
                new OffsetRange(0, log.getOrDefault(partition, List.of()).size())));
        return ranges;
    }

    @Override
    public synchronized void read(
            Map<TopicPartition, OffsetRange> ranges, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        ranges.forEach((partition, range) -> {
            List<Entry> entries = log.getOrDefault(partition, List.of());
            for (Entry entry : entries.subList((int) range.first(), (int) range.next())) {
                if (!entry.transaction().ended) {
                    throw new UnavailableException(Incident.KAFKA_AWAY, "A transaction stays open", null);
                }
                if (entry.record() != null && entry.transaction().committed) {
                    each.accept(entry.record());
                }
            }
        });
    }

    /** The committed records of a topic, in order within each partition. */
    public synchronized List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int number = 0; number < PARTITIONS; number++) {
            for (Entry entry : log.getOrDefault(new TopicPartition(topic, number), List.of())) {
                if (entry.record() != null && entry.transaction().committed) {
                    records.add(entry.record());
                }
            }
        }
        return records;
    }
}
