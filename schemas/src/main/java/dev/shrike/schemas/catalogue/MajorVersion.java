package dev.shrike.schemas.catalogue;

import dev.shrike.schemas.sealed.SealedField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;

/**
 * One major version of an event: one record, one subject space, one pair of topics. Its minor versions differ by optional
 * fields at the end only, so that the class of the newest reads and writes them all. Immutable and thread-safe.
 *
 * @param event the event's name
 * @param major 1, 2, ...
 * @param subject how its NATS subject is made
 * @param key how its Kafka key is made
 * @param retention how long it is kept; empty means for ever
 * @param endsKey the types that end their key: they become a tombstone in the compacted topic
 * @param reverseLane whether some of these events are born in Kafka and are carried to NATS
 * @param minors all versions, oldest first
 * @param sealedFields the fields that hold sealed personal data, in the newest minor version
 */
public record MajorVersion(
        String event,
        int major,
        SubjectTemplate subject,
        KeyTemplate key,
        Optional<Duration> retention,
        Set<String> endsKey,
        boolean reverseLane,
        List<EventSchema> minors,
        List<SealedField> sealedFields) {

    /** The Kafka topic with the history. */
    public String topic() {
        return event + ".v" + major;
    }

    /** The compacted Kafka topic with the latest value of each key. */
    public String latestTopic() {
        return topic() + ".latest";
    }

    /** The JetStream stream. */
    public String stream() {
        return EventDefinition.streamOf(event);
    }

    /** The newest minor version; its generated class holds every event of this major version. */
    public EventSchema newest() {
        return minors.getLast();
    }

    /**
     * The NATS subject of an event.
     *
     * @throws dev.shrike.schemas.SchemaException when a field it is made of is absent or not fit for a subject
     */
    public String subjectOf(IndexedRecord eventRecord) {
        return subject.subjectOf(eventRecord);
    }

    /** The Kafka key of an event, in both topics. */
    public String keyOf(IndexedRecord eventRecord) {
        return key.keyOf(eventRecord);
    }

    /** The aggregate that an event belongs to, as it stands in the subject: a person's id or an image's token. */
    public String aggregateOf(IndexedRecord eventRecord) {
        return subject.aggregateOf(eventRecord);
    }

    /** The subjects of all events of one type; {@code "*"} is every type. */
    public String subjectsOf(String type) {
        return subject.subjectsOf("*", type);
    }

    /** The subjects of all events of one aggregate. */
    public String subjectsOfAggregate(String aggregate) {
        return subject.subjectsOf(aggregate, "*");
    }

    /** The person who acts in this event; empty where there is none, as in a score. */
    public Optional<UUID> personOf(IndexedRecord eventRecord) {
        return Optional.ofNullable(PersonField.read(eventRecord)).map(UUID::fromString);
    }

    /** Whether somebody acts in events of this version; {@link #personOf} then says who. */
    public boolean hasPerson() {
        return PersonField.isIn(newest().schema());
    }

    /** Whether the person who acts is also the aggregate, so that a subject of that person holds all they did. */
    public boolean isOfPerson() {
        return PersonField.PATH.equals(subject.aggregatePath()) && !subject.isTokenised();
    }
}
