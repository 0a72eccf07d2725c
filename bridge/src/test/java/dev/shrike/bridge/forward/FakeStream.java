package dev.shrike.bridge.forward;

import dev.shrike.bridge.nats.Delivery;
import dev.shrike.bridge.nats.StoredMessage;
import dev.shrike.bridge.nats.StreamView;
import dev.shrike.bridge.nats.Vitals;
import dev.shrike.schemas.headers.EventHeaders;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A stream in memory, whose messages expire or are deleted when a test says so. Thread-safe. */
final class FakeStream implements StreamView {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");

    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private Instant created = BEGIN;
    private long first = 1;
    private long last;

    /** Takes a message; its subject is its key. */
    synchronized long publish(String id, String key) {
        last++;
        messages.put(
                last,
                NatsMessage.builder()
                        .subject(key)
                        .headers(new Headers().put(EventHeaders.NATS_MESSAGE_ID, id))
                        .data(id.getBytes(StandardCharsets.UTF_8))
                        .build());
        return last;
    }

    /** All up to a sequence are dropped. */
    synchronized void expire(long upTo) {
        messages.headMap(upTo, true).clear();
        first = Math.max(first, upTo + 1);
    }

    /** One is deleted, which leaves a hole. */
    synchronized void delete(long sequence) {
        messages.remove(sequence);
    }

    /** The stream is deleted and made again, empty. */
    synchronized void recreate() {
        messages.clear();
        created = created.plusSeconds(1);
        first = 1;
        last = 0;
    }

    synchronized long last() {
        return last;
    }

    synchronized boolean hasMoreAfter(long sequence) {
        return messages.higherKey(sequence) != null;
    }

    /** The first message from a sequence on, or null. */
    synchronized Delivery deliver(long from, long consumerSequence) {
        Map.Entry<Long, Message> found = messages.ceilingEntry(from);
        return found == null
                ? null
                : new Delivery(
                        found.getValue(),
                        found.getKey(),
                        consumerSequence,
                        nanos(stored(found.getKey())),
                        messages.tailMap(found.getKey(), false).size());
    }

    @Override
    public synchronized Vitals vitals(String stream) {
        return new Vitals(stream, created, first, last, Optional.of(Duration.ofHours(1)), false);
    }

    @Override
    public synchronized Optional<StoredMessage> at(String stream, long sequence) {
        return Optional.ofNullable(messages.get(sequence))
                .map(message -> new StoredMessage(id(message), stored(sequence)));
    }

    private static String id(Message message) {
        return message.getHeaders().getFirst(EventHeaders.NATS_MESSAGE_ID);
    }

    private Instant stored(long sequence) {
        return created.plusMillis(sequence);
    }

    private static long nanos(Instant time) {
        return Duration.between(Instant.EPOCH, time).toNanos();
    }
}
