package dev.shrike.bridge.redrive;

import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.OffsetRange;
import dev.shrike.bridge.topics.BridgeTopics;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what the topics hold from the time of the oldest letter on. */
final class TopicSurvey {
    private final KafkaAdmin admin;
    private final CommittedReader reader;
    private final int recentEvents;
    private final Map<TopicPartition, OffsetRange> letters;

    /** How far the topics are read: the next offset by partition. */
    record Position(Map<TopicPartition, Long> next) {}

    /**
     * @param recentEvents how many events a lane recognises
     * @param letters what was read of the dead letters
     */
    TopicSurvey(KafkaAdmin admin, CommittedReader reader, int recentEvents, Map<TopicPartition, OffsetRange> letters) {
        this.admin = admin;
        this.reader = reader;
        this.recentEvents = recentEvents;
        this.letters = Map.copyOf(letters);
    }

    /**
     * Reads the letters' topics from their time on, and as many events before it as a lane would recognise.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka is away, or a topic is missing
     */
    Position look(Survey survey, List<Candidate> candidates) {
        var ends = new HashMap<TopicPartition, Long>();
        letters.forEach((partition, range) -> ends.put(partition, range.next()));
        List<TopicPartition> events = admin.partitions(topics(candidates));
        long before = Math.ceilDiv(recentEvents, events.size());
        Map<TopicPartition, OffsetRange> all = admin.ranges(events);
        var ranges = new HashMap<TopicPartition, OffsetRange>();
        admin.rangesSince(events, oldest(candidates)).forEach((partition, since) -> {
            long first = Math.max(since.first() - before, all.get(partition).first());
            ranges.put(partition, new OffsetRange(first, since.next()));
        });
        reader.read(ranges, survey::event);
        ranges.forEach((partition, range) -> ends.put(partition, range.next()));
        return new Position(ends);
    }

    /** Reads what has come since. */
    Position lookBehind(Position before, Survey survey) {
        var ranges = new HashMap<TopicPartition, OffsetRange>();
        var ends = new HashMap<TopicPartition, Long>();
        admin.ranges(before.next().keySet()).forEach((partition, range) -> {
            long first = Math.max(before.next().get(partition), range.first());
            ranges.put(partition, new OffsetRange(first, range.next()));
            ends.put(partition, range.next());
        });
        reader.read(ranges, found -> {
            if (found.topic().equals(BridgeTopics.DEAD_LETTER)) {
                survey.letter(found);
            } else {
                survey.event(found);
            }
        });
        return new Position(ends);
    }

    private static Collection<String> topics(List<Candidate> candidates) {
        return candidates.stream()
                .flatMap(candidate -> Stream.concat(Stream.of(candidate.history()), candidate.latest().stream()))
                .map(ProducerRecord::topic)
                .distinct()
                .toList();
    }

    /** A letter that does not say when its message was stored may be as old as anything. */
    private static Instant oldest(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.place().stored().orElse(Instant.EPOCH))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
