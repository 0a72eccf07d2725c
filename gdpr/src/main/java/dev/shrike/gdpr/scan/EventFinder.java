package dev.shrike.gdpr.scan;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the event that bytes hold, in the encoding of NATS or of Kafka. Does not ask the schema registry what an id means: every
 * released version is tried, and the envelope, which tells version and type, decides. So a verification needs no registry, and a
 * registry that lost its ids hides nothing. Thread-safe.
 */
public final class EventFinder {

    private static final Logger LOG = LoggerFactory.getLogger(EventFinder.class);
    private static final int CONFLUENT_PREFIX = 5;
    private static final byte CONFLUENT_MAGIC = 0;
    private static final byte MARKER_0 = (byte) 0xC3;
    private static final byte MARKER_1 = 0x01;

    private final SingleObjectEncoding encoding;
    private final List<EventSchema> schemas;

    /** Of the events of this catalogue. */
    public EventFinder(EventCatalogue catalogue) {
        this.encoding = new SingleObjectEncoding(catalogue);
        this.schemas = catalogue.allMajors().stream()
                .flatMap(major -> major.minors().stream())
                .toList();
    }

    /** What some bytes are. */
    public sealed interface Content {
        /** An event. */
        record Event(IndexedRecord event) implements Content {}

        /** They begin as an event does and are none. */
        record Undecodable() implements Content {}

        /** Anything else. */
        record Other() implements Content {}
    }

    /** What the bytes hold. */
    public Content read(byte[] bytes) {
        if (bytes.length > SingleObjectEncoding.PREFIX && bytes[0] == MARKER_0 && bytes[1] == MARKER_1) {
            return decode(bytes);
        }
        if (bytes.length > CONFLUENT_PREFIX && bytes[0] == CONFLUENT_MAGIC) {
            return confluent(bytes);
        }
        return new Content.Other();
    }

    private Content confluent(byte[] bytes) {
        int body = bytes.length - CONFLUENT_PREFIX;
        ByteBuffer tried = ByteBuffer.allocate(SingleObjectEncoding.PREFIX + body)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER_0)
                .put(MARKER_1)
                .put(SingleObjectEncoding.PREFIX, bytes, CONFLUENT_PREFIX, body);
        for (EventSchema schema : schemas) {
            tried.putLong(2, schema.fingerprint());
            if (decode(tried.array()) instanceof Content.Event event) {
                return event;
            }
        }
        return new Content.Undecodable();
    }

    /** Bytes that are read as what they are not make Avro fail in more ways than it declares. */
    private Content decode(byte[] bytes) {
        try {
            return new Content.Event(encoding.decode(bytes));
        } catch (RuntimeException e) {
            LOG.trace("Not an event of the tried version", e);
            return new Content.Undecodable();
        }
    }
}
