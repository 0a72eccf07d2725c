package dev.shrike.schemas.outline;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads the outline of events in single-object encoding, and validates them in full: it takes exactly the payloads that
 * {@link SingleObjectEncoding#decode} takes. An ordinary event is walked through without being built, which costs a small part of
 * decoding it; whatever looks unusual in any way is decoded. Immutable and thread-safe.
 */
public final class OutlineReader {
    /** Decoding bounds the lengths that a payload may claim; one that is smaller than any such bound needs none. */
    private static final int PLAIN_BYTES = 64 * 1024;

    private final EventCatalogue catalogue;
    private final SingleObjectEncoding encoding;
    private final Map<Long, SchemaOutline> schemas = new HashMap<>();

    /**
     * @param catalogue whose events are read
     */
    public OutlineReader(EventCatalogue catalogue) {
        this.catalogue = catalogue;
        this.encoding = new SingleObjectEncoding(catalogue);
        for (MajorVersion major : catalogue.majors()) {
            major.minors().forEach(minor -> schemas.put(minor.fingerprint(), new SchemaOutline(major, minor)));
        }
    }

    /**
     * The outline of an event.
     *
     * @throws dev.shrike.schemas.wire.UndecodableEventException when the bytes are not an event of the catalogue
     * @throws dev.shrike.schemas.SchemaException when the event has no subject or no key
     */
    public EventOutline read(byte[] payload) {
        SchemaOutline schema = schemas.get(SingleObjectEncoding.fingerprint(payload));
        if (schema != null && payload.length <= PLAIN_BYTES) {
            try {
                return schema.of(payload, SingleObjectEncoding.PREFIX);
            } catch (NotPlainException unusual) {
                return decoded(payload);
            }
        }
        return decoded(payload);
    }

    EventOutline decoded(byte[] payload) {
        SpecificRecord event = encoding.decode(payload);
        MajorVersion major = catalogue.of(event);
        Envelope envelope = Envelope.of(event);
        return new EventOutline(
                schemas.get(SingleObjectEncoding.fingerprint(payload)).kind(envelope.type()),
                utf8(envelope.id().toString()),
                utf8(major.aggregateOf(event)),
                utf8(major.keyOf(event)),
                utf8(envelope.source()),
                ChronoUnit.MICROS.between(Instant.EPOCH, envelope.time()),
                envelope.traceparent().map(OutlineReader::utf8).orElse(null));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
