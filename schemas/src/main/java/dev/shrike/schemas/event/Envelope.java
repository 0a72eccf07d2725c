package dev.shrike.schemas.event;

import dev.shrike.schemas.SchemaException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * What every event says of itself.
 *
 * @param id the event's own id; an id seen before is a duplicate
 * @param type what kind of fact it is
 * @param version major.minor
 * @param source the producer
 * @param time when it happened, to the microsecond
 * @param correlationId joins all events of one request
 * @param causationId the event that caused this one
 * @param traceparent W3C trace context
 * @param upcastFrom the version that this event was raised from
 */
public record Envelope(
        UUID id,
        String type,
        String version,
        String source,
        Instant time,
        Optional<String> correlationId,
        Optional<String> causationId,
        Optional<String> traceparent,
        Optional<String> upcastFrom) {

    /**
     * Reads the envelope of a decoded event, generated class or generic record.
     *
     * @throws SchemaException when the record is not an event, or its id is not a UUID
     */
    public static Envelope of(IndexedRecord event) {
        if (!(field(event, "metadata") instanceof IndexedRecord metadata)) {
            throw new SchemaException(event.getSchema().getFullName() + " is not an event: it has no metadata");
        }
        return new Envelope(
                id(event),
                text(event, "type"),
                text(event, "version"),
                text(metadata, "source"),
                time(field(metadata, "time")),
                optional(metadata, "correlation_id"),
                optional(metadata, "causation_id"),
                optional(metadata, "traceparent"),
                optional(metadata, "upcast_from"));
    }

    /**
     * The event's own id, without the rest.
     *
     * @throws SchemaException when the record has none, or it is not a UUID
     */
    public static UUID idOf(IndexedRecord event) {
        return id(event);
    }

    /**
     * When an event happened, without the rest.
     *
     * @throws SchemaException when the record does not say
     */
    public static Instant timeOf(IndexedRecord event) {
        if (!(field(event, "metadata") instanceof IndexedRecord metadata)) {
            throw new SchemaException(event.getSchema().getFullName() + " is not an event: it has no metadata");
        }
        return time(field(metadata, "time"));
    }

    private static UUID id(IndexedRecord event) {
        String id = text(event, "id");
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new SchemaException("An event id is a UUID, and this is not: " + id, e);
        }
    }

    private static Instant time(Object value) {
        return switch (value) {
            case Instant instant -> instant;
            case Long micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            case null, default -> throw new SchemaException("An event needs metadata.time");
        };
    }

    private static String text(IndexedRecord event, String name) {
        return optional(event, name).orElseThrow(() -> new SchemaException("An event needs " + name));
    }

    private static Optional<String> optional(IndexedRecord event, String name) {
        return Optional.ofNullable(field(event, name)).map(Object::toString);
    }

    private static Object field(IndexedRecord event, String name) {
        Schema.Field field = event.getSchema().getField(name);
        return field == null ? null : event.get(field.pos());
    }
}
