package dev.shrike.messaging.read;

import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as it lies in its stream.
 *
 * @param definition major version it belongs to
 * @param event the event, as the newest minor of its major version
 * @param envelope id, type, version and metadata
 * @param stream its stream
 * @param sequence its place there
 * @param subject its subject
 * @param storedAt when the stream took it
 */
public record StoredEvent(
        MajorVersion definition,
        SpecificRecord event,
        Envelope envelope,
        String stream,
        long sequence,
        String subject,
        Instant storedAt) {}
