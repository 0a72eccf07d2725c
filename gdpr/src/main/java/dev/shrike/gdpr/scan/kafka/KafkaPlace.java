package dev.shrike.gdpr.scan.kafka;

import dev.shrike.gdpr.scan.Part;
import dev.shrike.gdpr.scan.Place;
import dev.shrike.gdpr.scan.PlaceUnavailableException;
import dev.shrike.gdpr.scan.Session;
import dev.shrike.gdpr.scan.Stay;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/**
 * All topics of a Kafka cluster: events, latest values, dead letters, checkpoints, changelogs of state stores, repartitions,
 * Kafka's own. What a transaction has aborted is read too, as it lies in the log. Thread-safe.
 */
public final class KafkaPlace implements Place {

    private static final String NAME = "kafka";
    /** Kafka Streams deletes from its own topics what it has read. */
    private static final String REPARTITION = "-repartition";

    private static final int FIXED_PIECES = 2;

    private final KafkaAccess access;
    private final EventCatalogue catalogue;
    private final Remembrance remembrance;

    public KafkaPlace(KafkaAccess access, EventCatalogue catalogue, Remembrance remembrance) {
        this.access = access;
        this.catalogue = catalogue;
        this.remembrance = remembrance;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void scan(Session session) throws InterruptedException {
        List<Range> ranges;
        Map<String, Part> parts = new HashMap<>();
        try (Cluster cluster = new Cluster(access)) {
            List<TopicInfo> topics = cluster.topics();
            ranges = cluster.ranges(topics);
            topics.forEach(topic -> parts.put(topic.name(), part(session, topic)));
        } catch (KafkaException e) {
            throw new PlaceUnavailableException("Kafka cannot be asked: " + e.getMessage(), e);
        }
        session.expect(ranges.stream().mapToLong(Range::size).sum());
        new RangeReading(access, one -> examine(parts.get(one.topic()), one), session::advance).read(ranges);
        parts.values().forEach(Part::done);
    }

    private static void examine(Part part, ConsumerRecord<byte[], byte[]> one) {
        Header[] headers = one.headers().toArray();
        byte[][] pieces = new byte[FIXED_PIECES + 2 * headers.length][];
        pieces[0] = one.key();
        pieces[1] = one.value();
        for (int i = 0; i < headers.length; i++) {
            pieces[FIXED_PIECES + 2 * i] = headers[i].key().getBytes(StandardCharsets.UTF_8);
            pieces[FIXED_PIECES + 2 * i + 1] = headers[i].value();
        }
        part.examine(
                _ -> "partition " + one.partition() + " offset " + one.offset(),
                Instant.ofEpochMilli(one.timestamp()),
                pieces);
    }

    private Part part(Session session, TopicInfo topic) {
        Optional<MajorVersion> event = catalogue.forTopic(topic.name());
        Part part = session.part(topic.name(), stay(topic));
        event.flatMap(MajorVersion::retention)
                .filter(promised -> longer(topic, promised))
                .ifPresent(promised -> part.note(
                        "kept longer than the catalogue's " + Stay.of(promised).words()));
        return part;
    }

    private static boolean longer(TopicInfo topic, Duration promised) {
        return !topic.compacted()
                && topic.retention().map(real -> real.compareTo(promised) > 0).orElse(true);
    }

    private Stay stay(TopicInfo topic) {
        if (remembrance.isKeptIn(topic.name())) {
            return Stay.forEver();
        }
        if (topic.retention().isPresent()) {
            return Stay.of(topic.retention().get());
        }
        if (topic.compacted()) {
            return Stay.until("until its key is compacted away");
        }
        return topic.name().endsWith(REPARTITION) ? Stay.until("until its topology has read it") : Stay.forEver();
    }
}
