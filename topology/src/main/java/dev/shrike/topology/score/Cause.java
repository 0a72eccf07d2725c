package dev.shrike.topology.score;

import dev.shrike.schemas.event.Envelope;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a score event says of the event that caused it.
 *
 * @param id of the causing event
 * @param time when it happened
 * @param correlationId joins the events of one request, or null
 * @param traceparent trace context, or null
 */
record Cause(UUID id, Instant time, String correlationId, String traceparent) {

    static Cause of(SpecificRecord event) {
        Envelope envelope = Envelope.of(event);
        return new Cause(
                envelope.id(),
                envelope.time(),
                envelope.correlationId().orElse(null),
                envelope.traceparent().orElse(null));
    }
}
