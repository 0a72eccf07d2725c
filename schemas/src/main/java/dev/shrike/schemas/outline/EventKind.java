package dev.shrike.schemas.outline;

import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.nio.charset.StandardCharsets;

/** What all events of one type and version have in common. Immutable and thread-safe. */
public final class EventKind {
    private final MajorVersion major;
    private final String type;
    private final boolean endsKey;
    private final String topic;
    private final String latestTopic;
    private final byte[] typeAttribute;
    private final byte[] dataSchema;

    EventKind(MajorVersion major, EventSchema schema, String type) {
        this.major = major;
        this.type = type;
        this.endsKey = major.endsKey().contains(type);
        this.topic = major.topic();
        this.latestTopic = major.latestTopic();
        this.typeAttribute = ("dev.shrike." + topic + "." + type).getBytes(StandardCharsets.UTF_8);
        this.dataSchema = schema.uri().getBytes(StandardCharsets.UTF_8);
    }

    /** The major version. */
    public MajorVersion major() {
        return major;
    }

    /** What kind of fact it is. */
    public String type() {
        return type;
    }

    /** Whether it ends its key. */
    public boolean endsKey() {
        return endsKey;
    }

    /** The Kafka topic with the history. */
    public String topic() {
        return topic;
    }

    /** The compacted Kafka topic. */
    public String latestTopic() {
        return latestTopic;
    }

    /** The CloudEvents type, in UTF-8; not to be changed. */
    public byte[] typeAttribute() {
        return typeAttribute;
    }

    /** The CloudEvents dataschema, in UTF-8; not to be changed. */
    public byte[] dataSchema() {
        return dataSchema;
    }
}
