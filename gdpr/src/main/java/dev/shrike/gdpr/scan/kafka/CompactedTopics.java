package dev.shrike.gdpr.scan.kafka;

import dev.shrike.gdpr.scan.EventFinder;
import dev.shrike.gdpr.scan.PersonId;
import dev.shrike.gdpr.scan.PlaceUnavailableException;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches how compaction removes a person from the topics that are compacted: latest values and changelogs. Left out are the
 * ledger of erasures itself, and the state stores whose purpose is to remember who was erased. Thread-safe.
 */
public final class CompactedTopics {

    private final KafkaAccess access;
    private final EventCatalogue catalogue;
    private final EventFinder events;
    private final Remembrance remembrance;

    /** @param remembrance what is left out */
    public CompactedTopics(KafkaAccess access, EventCatalogue catalogue, Remembrance remembrance) {
        this.access = access;
        this.catalogue = catalogue;
        this.events = new EventFinder(catalogue);
        this.remembrance = remembrance;
    }

    /**
     * Counts what still mentions the person.
     *
     * @param keys Kafka keys of theirs that do not name them, such as an image's address
     * @throws PlaceUnavailableException when Kafka cannot be read to the end within the limits
     */
    public LiveMentions liveMentions(UUID person, Collection<String> keys, ScanLimits limits)
            throws InterruptedException {
        PersonId id = new PersonId(person);
        Set<ByteBuffer> own = keys.stream()
                .map(key -> ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toUnmodifiableSet());
        Map<TopicPartition, PartitionMentions> found = new HashMap<>();
        List<Range> ranges = ranges();
        ranges.forEach(range ->
                found.put(range.partition(), new PartitionMentions(id, own, one -> isOfOthers(one, person))));
        long deadline = System.nanoTime() + limits.atMost().toNanos();
        new RangeReading(
                        access,
                        one -> found.get(new TopicPartition(one.topic(), one.partition()))
                                .take(one),
                        _ -> check(limits, deadline))
                .read(ranges);
        return new LiveMentions(found.entrySet().stream()
                .map(one ->
                        one.getValue().count(one.getKey().topic(), one.getKey().partition()))
                .filter(one -> one.present() > 0)
                .sorted((one, other) -> one.topic().equals(other.topic())
                        ? Integer.compare(one.partition(), other.partition())
                        : one.topic().compareTo(other.topic()))
                .toList());
    }

    /** Whether it is an event in which somebody else acts. */
    private boolean isOfOthers(ConsumerRecord<byte[], byte[]> one, UUID person) {
        return events.read(one.value()) instanceof EventFinder.Content.Event(IndexedRecord event)
                && catalogue
                        .of(event)
                        .personOf(event)
                        .filter(other -> !other.equals(person))
                        .isPresent();
    }

    private List<Range> ranges() throws InterruptedException {
        try (Cluster cluster = new Cluster(access)) {
            return cluster.ranges(cluster.topics().stream()
                    .filter(topic -> topic.compacted() && !topic.internal())
                    .filter(topic -> !remembrance.isKeptIn(topic.name()))
                    .toList());
        } catch (KafkaException e) {
            throw new PlaceUnavailableException("Kafka cannot be asked: " + e.getMessage(), e);
        }
    }

    private static void check(ScanLimits limits, long deadline) {
        if (limits.cancelled().getAsBoolean() || System.nanoTime() - deadline >= 0) {
            throw new PlaceUnavailableException("compacted topics were not read to their end in time");
        }
    }
}
