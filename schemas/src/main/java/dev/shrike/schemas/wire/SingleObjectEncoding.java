package dev.shrike.schemas.wire;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.wire.UndecodableEventException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro single-object encoding, the payload on NATS: {@code C3 01}, the CRC-64-AVRO fingerprint of the writer's schema as 8
 * little-endian bytes, the Avro binary body (Avro 1.12 specification, "Single-object encoding"). Thread-safe.
 */
public final class SingleObjectEncoding {
    /** Bytes before the body. */
    public static final int PREFIX = 10;

    private static final byte MARKER_0 = (byte) 0xC3;
    private static final byte MARKER_1 = 0x01;

    private final AvroBody body;

    /**
     * @param catalogue whose events are written and read
     */
    public SingleObjectEncoding(EventCatalogue catalogue) {
        body = new AvroBody(catalogue);
    }

    /**
     * Writes an event with the schema of its own version.
     *
     * @throws UndecodableEventException when the event does not fit that schema
     */
    public byte[] encode(IndexedRecord event) {
        EventSchema schema = body.schemaOf(event);
        return body.write(prefix(schema.fingerprint()), event, schema);
    }

    /**
     * Reads an event into the generated class of the newest minor version of its major.
     *
     * @throws UndecodableEventException when the bytes are not an event of the catalogue
     */
    public SpecificRecord decode(byte[] bytes) {
        return (SpecificRecord) body.read(bytes, PREFIX, fingerprint(bytes));
    }

    /**
     * The fingerprint that stands before the body.
     *
     * @throws UndecodableEventException when this is not single-object encoding
     */
    public static long fingerprint(byte[] bytes) {
        if (bytes.length < PREFIX || bytes[0] != MARKER_0 || bytes[1] != MARKER_1) {
            throw new UndecodableEventException(Reason.UNKNOWN_FORMAT, "Not Avro single-object encoding");
        }
        return ByteBuffer.wrap(bytes, 2, Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }

    static byte[] prefix(long fingerprint) {
        return ByteBuffer.allocate(PREFIX)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER_0)
                .put(MARKER_1)
                .putLong(fingerprint)
                .array();
    }
}
