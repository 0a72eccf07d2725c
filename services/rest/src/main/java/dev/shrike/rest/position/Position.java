package dev.shrike.rest.position;

import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;

/**
 * A published event, as something that an answer has to include.
 *
 * @param topic its topic with the history
 * @param event its id
 * @param time when it happened, to the millisecond
 */
public record Position(String topic, UUID event, Instant time) {

    /** Of an event that is about to be published, or was. */
    public static Position of(IndexedRecord event, MajorVersion major) {
        Envelope envelope = Envelope.of(event);
        return new Position(
                major.topic(),
                envelope.id(),
                Instant.ofEpochMilli(envelope.time().toEpochMilli()));
    }
}
