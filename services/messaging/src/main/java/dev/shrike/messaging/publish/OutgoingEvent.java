package dev.shrike.messaging.publish;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;

/**
 * An event in the form in which it is stored and sent.
 *
 * @param id the event's id; the server drops a second message with it
 * @param aggregate id of the aggregate within which order is kept
 * @param stream stream that has to take it
 * @param subject subject to publish on
 * @param headers all headers, the message id included
 * @param payload single-object encoding; not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record OutgoingEvent(
        UUID id, String aggregate, String stream, String subject, Map<String, String> headers, byte[] payload) {

    /** Encodes an event of the catalogue. */
    public static OutgoingEvent of(IndexedRecord event, EventCatalogue catalogue, SingleObjectEncoding encoding) {
        MajorVersion major = catalogue.of(event);
        return new OutgoingEvent(
                Envelope.of(event).id(),
                major.aggregateOf(event),
                major.stream(),
                major.subjectOf(event),
                EventHeaders.onNats(event),
                encoding.encode(event));
    }

    /** The same event with a header that names its trace. */
    public OutgoingEvent inTrace(String traceparent) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(EventHeaders.TRACEPARENT, traceparent);
        return new OutgoingEvent(id, aggregate, stream, subject, all, payload);
    }

    /** Names the event; headers and payload stay out of logs. */
    @Override
    public String toString() {
        return "event " + id + " on " + subject;
    }
}
