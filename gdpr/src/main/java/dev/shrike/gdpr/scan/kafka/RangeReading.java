package dev.shrike.gdpr.scan.kafka;

import dev.shrike.gdpr.scan.PlaceUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads ranges of many partitions at once, each record of a partition in order and by one thread. What is fetched ahead is bounded
 * by the consumers' settings.
 */
final class RangeReading {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaAccess access;
    private final Consumer<ConsumerRecord<byte[], byte[]>> records;
    private final LongConsumer advanced;

    /**
     * @param records takes each record, in several threads
     * @param advanced is told after each poll how many offsets were passed; ends the reading by an exception
     */
    RangeReading(KafkaAccess access, Consumer<ConsumerRecord<byte[], byte[]>> records, LongConsumer advanced) {
        this.access = access;
        this.records = records;
        this.advanced = advanced;
    }

    /**
     * Reads all of it.
     *
     * @throws PlaceUnavailableException when a partition gives nothing any more before its end
     */
    void read(List<Range> ranges) throws InterruptedException {
        List<Callable<Void>> readers = shares(ranges).stream()
                .map(share -> (Callable<Void>) () -> {
                    readShare(share);
                    return null;
                })
                .toList();
        // closing waits for all of them: each ends by itself when the scan's time is over
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("scan-kafka-", 0).daemon().factory())) {
            List<Future<Void>> running = readers.stream().map(threads::submit).toList();
            try {
                for (Future<Void> one : running) {
                    one.get();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException fault
                        ? fault
                        : new PlaceUnavailableException("Kafka cannot be read: " + e.getCause(), e.getCause());
            } finally {
                running.forEach(one -> one.cancel(true));
            }
        }
    }

    /** The biggest first, each to the reader with the least. */
    private List<Map<TopicPartition, Range>> shares(List<Range> ranges) {
        List<Map<TopicPartition, Range>> shares = new ArrayList<>();
        long[] sizes = new long[Math.min(access.readers(), ranges.size())];
        for (int i = 0; i < sizes.length; i++) {
            shares.add(new HashMap<>());
        }
        List<Range> biggestFirst = new ArrayList<>(ranges);
        biggestFirst.sort(Comparator.comparingLong(Range::size).reversed());
        for (Range range : biggestFirst) {
            int least = 0;
            for (int i = 1; i < sizes.length; i++) {
                least = sizes[i] < sizes[least] ? i : least;
            }
            shares.get(least).put(range.partition(), range);
            sizes[least] += range.size();
        }
        return shares;
    }

    private void readShare(Map<TopicPartition, Range> share) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = access.reader()) {
            consumer.assign(share.keySet());
            share.values().forEach(range -> {
                consumer.seek(range.partition(), range.first());
                positions.put(range.partition(), range.first());
            });
            long movedAt = System.nanoTime();
            while (!positions.isEmpty()) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
                for (TopicPartition partition : batch.partitions()) {
                    long end = share.get(partition).end();
                    for (ConsumerRecord<byte[], byte[]> one : batch.records(partition)) {
                        if (one.offset() < end) {
                            records.accept(one);
                        }
                    }
                }
                long passed = pass(consumer, share, positions);
                movedAt = passed > 0 ? System.nanoTime() : movedAt;
                advanced.accept(passed);
                if (System.nanoTime() - movedAt > access.stall().toNanos()) {
                    throw new PlaceUnavailableException(
                            "Kafka gave nothing for " + access.stall() + " of " + positions.keySet());
                }
            }
        } catch (InterruptException e) {
            throw new PlaceUnavailableException("the scan was interrupted", e);
        } catch (KafkaException e) {
            throw new PlaceUnavailableException("Kafka cannot be read: " + e.getMessage(), e);
        }
    }

    /** How far the consumer moved; partitions that are at their end are read no further. */
    private static long pass(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Range> share,
            Map<TopicPartition, Long> positions) {
        long passed = 0;
        List<TopicPartition> ended = new ArrayList<>();
        for (Map.Entry<TopicPartition, Long> before : positions.entrySet()) {
            long end = share.get(before.getKey()).end();
            long now = Math.min(consumer.position(before.getKey()), end);
            passed += Math.max(0, now - before.getValue());
            before.setValue(now);
            if (now >= end) {
                ended.add(before.getKey());
            }
        }
        if (!ended.isEmpty()) {
            ended.forEach(positions::remove);
            consumer.assign(positions.keySet());
        }
        return passed;
    }
}
