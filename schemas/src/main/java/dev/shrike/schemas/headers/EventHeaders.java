package dev.shrike.schemas.headers;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.outline.EventOutline;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.generic.IndexedRecord;

/**
 * The headers that stand beside an event: CloudEvents 1.0 attributes in binary mode ({@code ce-} on NATS, {@code ce_} on
 * Kafka, as the CloudEvents bindings have it), the trace context, and Shrike's own.
 */
public final class EventHeaders {
    /** JetStream's header for duplicate detection; holds the event id. */
    public static final String NATS_MESSAGE_ID = "Nats-Msg-Id";
    /** On NATS: where an event was born, when not on NATS. */
    public static final String NATS_ORIGIN = "Shrike-Origin";
    /** On Kafka: where an event was born, when not on NATS. */
    public static final String KAFKA_ORIGIN = "shrike_origin";
    /** Value of {@link #NATS_ORIGIN}: born in Kafka and carried to NATS by a reverse lane. */
    public static final String ORIGIN_KAFKA = "kafka";
    /** Value of {@link #KAFKA_ORIGIN}: made by a topology. */
    public static final String ORIGIN_TOPOLOGY = "topology";
    /** On Kafka: the stream that a record was mirrored from. */
    public static final String NATS_STREAM = "nats_stream";
    /** On Kafka: the sequence in that stream, in decimal. */
    public static final String NATS_SEQUENCE = "nats_sequence";
    /** On Kafka: the subject it had. */
    public static final String NATS_SUBJECT = "nats_subject";
    /** W3C trace context, the same name on both sides. */
    public static final String TRACEPARENT = "traceparent";

    private static final String CONTENT_TYPE = "application/avro";
    private static final byte[] CONTENT_TYPE_BYTES = CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII);
    private static final String SPECVERSION = "1.0";
    private static final byte[] SPECVERSION_BYTES = SPECVERSION.getBytes(StandardCharsets.US_ASCII);

    private EventHeaders() {}

    /** All headers of an event on NATS, the message id included. */
    public static Map<String, String> onNats(IndexedRecord event) {
        Map<String, String> headers = cloudEvents(event, "ce-");
        headers.put(NATS_MESSAGE_ID, headers.get("ce-id"));
        return headers;
    }

    /** The CloudEvents and trace headers of an event on Kafka. */
    public static Map<String, String> onKafka(IndexedRecord event) {
        return cloudEvents(event, "ce_");
    }

    /**
     * The same headers as {@link #onKafka(IndexedRecord)}, from an outline and as bytes.
     *
     * @param each gets names and values, in their order; the values are not to be changed
     */
    public static void onKafka(EventOutline event, BiConsumer<String, byte[]> each) {
        each.accept("ce_specversion", SPECVERSION_BYTES);
        each.accept("ce_id", event.id());
        each.accept("ce_type", event.kind().typeAttribute());
        each.accept("ce_source", event.source());
        each.accept("ce_time", Timestamp.of(event.timeMicros()));
        each.accept("ce_subject", event.aggregate());
        each.accept("ce_dataschema", event.kind().dataSchema());
        each.accept("content-type", CONTENT_TYPE_BYTES);
        if (event.traceparent() != null) {
            each.accept(TRACEPARENT, event.traceparent());
        }
    }

    private static Map<String, String> cloudEvents(IndexedRecord event, String prefix) {
        MajorVersion major = EventCatalogue.standard().of(event);
        Envelope envelope = Envelope.of(event);
        var headers = new LinkedHashMap<String, String>();
        headers.put(prefix + "specversion", SPECVERSION);
        headers.put(prefix + "id", envelope.id().toString());
        headers.put(prefix + "type", "dev.shrike." + major.topic() + "." + envelope.type());
        headers.put(prefix + "source", envelope.source());
        headers.put(prefix + "time", envelope.time().toString());
        headers.put(prefix + "subject", major.aggregateOf(event));
        headers.put(prefix + "dataschema", "urn:shrike:schema:" + major.event() + ":" + envelope.version());
        headers.put("content-type", CONTENT_TYPE);
        envelope.traceparent().ifPresent(trace -> headers.put(TRACEPARENT, trace));
        return headers;
    }
}
