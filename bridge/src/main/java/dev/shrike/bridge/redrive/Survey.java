package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.LetterMark;
import dev.shrike.schemas.headers.EventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** What the topics hold that speaks against bringing an event in. Looks at records one by one and keeps only what matters. */
final class Survey {
    private static final String ID = "ce_id";

    private final Map<Key, List<Candidate>> byKey = new HashMap<>();
    private final Map<String, Candidate> byEvent = new HashMap<>();
    private final Map<Candidate, String> overtaken = new HashMap<>();
    private final Map<Candidate, Boolean> present = new HashMap<>();
    private final Set<LetterId> settled = new HashSet<>();

    private record Key(String topic, ByteBuffer bytes) {
        private static Key of(String topic, byte[] key) {
            return new Key(topic, ByteBuffer.wrap(key));
        }
    }

    Survey(List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            add(candidate, candidate.history());
            candidate.latest().ifPresent(latest -> add(candidate, latest));
            String event = text(candidate.history().headers(), ID);
            if (!event.isEmpty()) {
                byEvent.put(event, candidate);
            }
        }
    }

    private void add(Candidate candidate, ProducerRecord<byte[], byte[]> event) {
        byKey.computeIfAbsent(Key.of(event.topic(), event.key()), first -> new ArrayList<>())
                .add(candidate);
    }

    /** Looks at a record of an event topic. */
    void event(ConsumerRecord<byte[], byte[]> found) {
        Candidate same = byEvent.get(text(found.headers(), ID));
        if (same != null && found.topic().equals(same.history().topic())) {
            present.put(same, Arrays.equals(found.value(), same.history().value()));
        }
        if (found.key() == null) {
            return;
        }
        for (Candidate candidate : byKey.getOrDefault(Key.of(found.topic(), found.key()), List.of())) {
            if (candidate != same && isNewer(found, candidate)) {
                overtaken.put(candidate, describe(found));
            }
        }
    }

    /** Looks at a record of the topic of dead letters. */
    void letter(ConsumerRecord<byte[], byte[]> found) {
        LetterMark.settled(found).ifPresent(settled::add);
    }

    /** Whether the event is in the topics: true for the very same, false for another content under its id; empty when it is not. */
    Optional<Boolean> present(Candidate candidate) {
        return settled.contains(candidate.letter().id())
                ? Optional.of(true)
                : Optional.ofNullable(present.get(candidate));
    }

    /** The newer event of its key, described; empty when there is none. */
    Optional<String> overtaken(Candidate candidate) {
        return Optional.ofNullable(overtaken.get(candidate));
    }

    /** By sequence within a stream; by time against a stream that was made again, and against what was born in Kafka. */
    private static boolean isNewer(ConsumerRecord<byte[], byte[]> found, Candidate candidate) {
        boolean sameStream = text(found.headers(), EventHeaders.NATS_STREAM).equals(candidate.place().stream());
        return sameStream && sequence(found) > candidate.place().sequence()
                || found.timestamp() > candidate.stored().toEpochMilli();
    }

    private static long sequence(ConsumerRecord<byte[], byte[]> found) {
        String sequence = text(found.headers(), EventHeaders.NATS_SEQUENCE);
        return sequence.isEmpty() ? 0 : Long.parseLong(sequence);
    }

    private static String describe(ConsumerRecord<byte[], byte[]> found) {
        String stream = text(found.headers(), EventHeaders.NATS_STREAM);
        String where = found.topic() + "-" + found.partition() + "@" + found.offset();
        return stream.isEmpty() ? where : "sequence " + sequence(found) + " of " + stream + ", at " + where;
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
