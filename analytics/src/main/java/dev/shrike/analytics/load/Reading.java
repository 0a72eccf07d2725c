package dev.shrike.analytics.load;

import dev.shrike.analytics.database.AnalyticsException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads the topics from their beginning, and follows them. For one thread. */
final class Reading {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long ASK_NANOS = Duration.ofSeconds(1).toNanos();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Collection<TableState> states;
    private final LoadSettings settings;
    private final Clock clock;
    private final Map<TopicPartition, Long> passed = new HashMap<>();
    private Map<TopicPartition, Long> goals = Map.of();
    private long askedAt = System.nanoTime();

    Reading(KafkaConsumer<byte[], byte[]> consumer, Collection<TableState> states, LoadSettings settings, Clock clock) {
        this.consumer = consumer;
        this.states = states;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Goes to the beginning of all of them.
     *
     * @throws AnalyticsException when one is missing
     */
    void begin(List<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                missing.add(topic);
            } else {
                found.forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
            }
        }
        if (!missing.isEmpty()) {
            throw new AnalyticsException("Topics are missing: " + String.join(", ", missing));
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        goals = consumer.endOffsets(partitions);
        begins.forEach(consumer::seek);
        passed.putAll(begins);
        states.forEach(state -> state.begin(begins, goals, clock.instant()));
    }

    /**
     * Reads until it is told to stop.
     *
     * @param trouble is told what is wrong with Kafka, and an empty text when all is well
     */
    void follow(Decoding decoding, Writing writing, BooleanSupplier stop, Consumer<String> trouble)
            throws InterruptedException {
        Batch batch = new Batch();
        // those without records are where they end
        passed.forEach(batch::reached);
        while (!stop.getAsBoolean()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition one : records.partitions()) {
                decoding.take(one.topic(), records.records(one), batch);
            }
            pass(batch);
            if (batch.isFull(settings)) {
                writing.put(batch);
                batch = new Batch();
            } else if (!batch.isEmpty() && (records.isEmpty() || isPastGoals()) && writing.offer(batch)) {
                batch = new Batch();
            }
            askEnds(trouble);
        }
    }

    private void pass(Batch batch) {
        for (Map.Entry<TopicPartition, Long> before : passed.entrySet()) {
            long now = consumer.position(before.getKey());
            if (now != before.getValue()) {
                before.setValue(now);
                batch.reached(before.getKey(), now);
            }
        }
    }

    private boolean isPastGoals() {
        return goals.entrySet().stream().allMatch(goal -> passed.get(goal.getKey()) >= goal.getValue());
    }

    private void askEnds(Consumer<String> trouble) {
        if (System.nanoTime() - askedAt < ASK_NANOS) {
            return;
        }
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(passed.keySet(), settings.timeout());
            states.forEach(state -> state.know(ends, clock.instant()));
            trouble.accept("");
        } catch (TimeoutException e) {
            trouble.accept("Kafka does not answer: " + e.getMessage());
        }
        askedAt = System.nanoTime();
    }
}
