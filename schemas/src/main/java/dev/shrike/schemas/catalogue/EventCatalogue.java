package dev.shrike.schemas.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;

/**
 * Every event of the platform: what people do, and beside it what the platform tells of itself ({@link Operational}). Streams, topics, registry subjects, documents and chart values are derived from here, and no
 * topic or subject stands anywhere else. Immutable and thread-safe.
 */
public final class EventCatalogue {
    private static final class Standard {
        private static final EventCatalogue INSTANCE = from(EventCatalogue.class.getClassLoader());
    }

    private final Map<String, EventDefinition> byName = new LinkedHashMap<>();
    private final Map<String, MajorVersion> byTopic = new HashMap<>();
    private final Map<String, MajorVersion> byPrefix = new HashMap<>();
    private final Map<String, MajorVersion> bySchemaName = new HashMap<>();
    private final Map<Long, EventSchema> byFingerprint = new HashMap<>();

    EventCatalogue(List<EventDefinition> events) {
        for (EventDefinition event : events) {
            byName.put(event.name(), event);
            for (MajorVersion major : event.majors()) {
                byPrefix.put(major.topic(), major); // subjects begin as the topic is called
                if (event.operational().isEmpty()) {
                    byTopic.put(major.topic(), major);
                    byTopic.put(major.latestTopic(), major);
                }
                bySchemaName.put(major.newest().schema().getFullName(), major);
                major.minors().forEach(minor -> byFingerprint.put(minor.fingerprint(), minor));
            }
        }
    }

    /** The catalogue made of every {@code META-INF/shrike/catalogue.index} on the class path. */
    public static EventCatalogue standard() {
        return Standard.INSTANCE;
    }

    /**
     * The catalogue made of every {@code META-INF/shrike/catalogue.index} that a loader sees.
     *
     * @throws dev.shrike.schemas.SchemaException when an entry or a schema is not well formed
     */
    public static EventCatalogue from(ClassLoader loader) {
        return new EventCatalogue(new CatalogueFiles(loader).read());
    }

    /** All events of what people do, in the order of the catalogue: they are mirrored, counted and audited. */
    public List<EventDefinition> events() {
        return byName.values().stream()
                .filter(event -> event.operational().isEmpty())
                .toList();
    }

    /** All events of what the platform tells of itself, in the order of the catalogue: they live in JetStream only. */
    public List<EventDefinition> operations() {
        return byName.values().stream()
                .filter(event -> event.operational().isPresent())
                .toList();
    }

    /** Both: every event that has a stream. */
    public List<EventDefinition> all() {
        return List.copyOf(byName.values());
    }

    /** All major versions of {@link #events()}: those with topics. */
    public List<MajorVersion> majors() {
        return events().stream().flatMap(event -> event.majors().stream()).toList();
    }

    /** All major versions of {@link #all()}. */
    public List<MajorVersion> allMajors() {
        return byName.values().stream()
                .flatMap(event -> event.majors().stream())
                .toList();
    }

    /** The strictest promise of all events about compaction: what is made of several events keeps it, too. */
    public Compaction strictestCompaction() {
        return events().stream()
                .map(EventDefinition::compaction)
                .min(Comparator.comparing(Compaction::lag).thenComparing(Compaction::tombstonesKept))
                .orElse(Compaction.STANDARD);
    }

    /**
     * An event by name.
     *
     * @throws UnknownEventException when there is none
     */
    public EventDefinition event(String name) {
        return find(name).orElseThrow(() -> new UnknownEventException("No event is called " + name));
    }

    /** An event by name, if there is one. */
    public Optional<EventDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * One major version of an event.
     *
     * @throws UnknownEventException when there is none
     */
    public MajorVersion major(String event, int major) {
        return event(event).majors().stream()
                .filter(version -> version.major() == major)
                .findFirst()
                .orElseThrow(() -> new UnknownEventException("The event " + event + " has no version " + major));
    }

    /**
     * One version of an event.
     *
     * @param version major.minor
     * @throws UnknownEventException when there is none
     */
    public EventSchema schema(String event, String version) {
        return event(event).majors().stream()
                .flatMap(major -> major.minors().stream())
                .filter(minor -> minor.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new UnknownEventException("The event " + event + " has no version " + version));
    }

    /** The version that publishes on a NATS subject. */
    public Optional<MajorVersion> forSubject(String natsSubject) {
        int end = natsSubject.indexOf('.', natsSubject.indexOf('.') + 1);
        return end < 0
                ? Optional.empty()
                : Optional.ofNullable(byPrefix.get(natsSubject.substring(0, end)))
                        .filter(major -> major.subject().matches(natsSubject));
    }

    /** The version that a Kafka topic holds, be it the history or the latest values. */
    public Optional<MajorVersion> forTopic(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    /** The version whose schema has this CRC-64-AVRO fingerprint. */
    public Optional<EventSchema> forFingerprint(long crc64Avro) {
        return Optional.ofNullable(byFingerprint.get(crc64Avro));
    }

    /**
     * The version that a decoded event belongs to.
     *
     * @throws UnknownEventException when the record is not an event of this catalogue
     */
    public MajorVersion of(IndexedRecord event) {
        String name = event.getSchema().getFullName();
        return Optional.ofNullable(bySchemaName.get(name))
                .orElseThrow(() -> new UnknownEventException("No event has the schema " + name));
    }
}
