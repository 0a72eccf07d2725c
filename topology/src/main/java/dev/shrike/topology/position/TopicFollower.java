package dev.shrike.topology.position;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic on a thread of its own while somebody asks for events in it: from a little before the oldest that is asked for,
 * and on from there. Ends when nobody has asked for a minute, or when Kafka fails; then there has to be another. Thread-safe.
 */
final class TopicFollower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final String EVENT_ID = "ce_id";

    /** By which clocks of services and brokers may differ. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long IDLE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_WAITING = 10_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final String topic;
    private final Duration remoteTimeout;
    private final List<Ask> asks = new ArrayList<>();
    private final Map<UUID, List<CompletableFuture<Place>>> waiting = new HashMap<>();
    private final RecentPlaces recent = new RecentPlaces(MARGIN);
    private boolean ended;

    private record Ask(UUID event, Instant since, CompletableFuture<Place> place) {}

    private TopicFollower(Supplier<Consumer<byte[], byte[]>> consumers, String topic, Duration remoteTimeout) {
        this.consumers = consumers;
        this.topic = topic;
        this.remoteTimeout = remoteTimeout;
    }

    static TopicFollower start(Supplier<Consumer<byte[], byte[]>> consumers, String topic, Duration remoteTimeout) {
        TopicFollower follower = new TopicFollower(consumers, topic, remoteTimeout);
        Thread.ofVirtual().name("finds-events-in-" + topic).start(follower);
        return follower;
    }

    /** Completes the place when the event is there; false when this one reads no more. */
    synchronized boolean ask(UUID event, Instant since, CompletableFuture<Place> place) {
        if (!ended) {
            asks.add(new Ask(event, since, place));
        }
        return !ended;
    }

    synchronized void close() {
        ended = true;
    }

    @Override
    public void run() {
        Throwable failure = null;
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            follow(consumer);
        } catch (RuntimeException | Error e) {
            failure = e;
            LOG.warn("Events can not be looked for in {} now: {}", topic, e.toString());
        }
        end(failure == null ? new IllegalStateException("no longer read") : failure);
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, remoteTimeout).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.pause(partitions);
        long asked = System.nanoTime();
        while (System.nanoTime() - asked < IDLE_NANOS) {
            List<Ask> news = takeAsks();
            if (news == null) {
                return;
            }
            news.stream()
                    .filter(ask -> !ask.place().isDone()) // who has given up meanwhile needs nothing
                    .filter(this::waits)
                    .map(Ask::since)
                    .min(Instant::compareTo)
                    .filter(recent::startsAfter)
                    .ifPresent(since -> rewind(consumer, since));
            asked = news.isEmpty() && waiting.isEmpty() ? asked : System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                pass(record);
            }
            waiting.values().removeIf(places -> places.stream().allMatch(CompletableFuture::isDone));
        }
    }

    private boolean waits(Ask ask) {
        Place known = recent.get(ask.event());
        if (known != null) {
            return !ask.place().complete(known);
        }
        if (waiting.size() >= MOST_WAITING) {
            return !ask.place()
                    .completeExceptionally(new IllegalStateException("too many wait for events of " + topic));
        }
        return waiting.computeIfAbsent(ask.event(), none -> new ArrayList<>()).add(ask.place());
    }

    private void rewind(Consumer<byte[], byte[]> consumer, Instant since) {
        var partitions = consumer.assignment();
        // first the ends: what comes in between is read twice rather than never
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, remoteTimeout);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.minus(MARGIN).toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times, remoteTimeout);
        partitions.forEach(partition -> {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.get(partition) : start.offset());
        });
        consumer.resume(partitions);
        recent.beginAt(since);
    }

    private void pass(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EVENT_ID);
        if (header == null) {
            return;
        }
        UUID event;
        try {
            event = UUID.fromString(new String(header.value(), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return; // somebody else's
        }
        Place place = new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        recent.add(event, place, Instant.ofEpochMilli(record.timestamp()));
        List<CompletableFuture<Place>> places = waiting.remove(event);
        if (places != null) {
            places.forEach(one -> one.complete(place));
        }
    }

    /** Null when this one is to end. */
    private synchronized List<Ask> takeAsks() {
        if (ended) {
            return null;
        }
        List<Ask> taken = List.copyOf(asks);
        asks.clear();
        return taken;
    }

    private synchronized void end(Throwable reason) {
        ended = true;
        asks.forEach(ask -> ask.place().completeExceptionally(reason));
        asks.clear();
        waiting.values().forEach(places -> places.forEach(place -> place.completeExceptionally(reason)));
        waiting.clear();
    }

    /** Reads committed records, without a group. */
    static Consumer<byte[], byte[]> consumer(String bootstrapServers, Duration remoteTimeout) {
        int timeout = Math.toIntExact(remoteTimeout.toMillis());
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
