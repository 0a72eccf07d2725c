package dev.shrike.schemas.wire;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.wire.UndecodableEventException.Reason;
import java.nio.ByteBuffer;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/**
 * The Confluent layout, the value on Kafka: {@code 00}, the registry's schema id as 4 big-endian bytes, the Avro binary body
 * (Confluent documentation, "Wire format"). Thread-safe.
 */
public final class ConfluentFormat {
    /** How many bytes stand before the body. */
    public static final int PREFIX = 5;

    private static final byte MAGIC = 0;

    private final AvroBody body;
    private final SchemaIds ids;

    /**
     * @param catalogue whose events are written and read
     * @param ids what the registry calls their schemas
     */
    public ConfluentFormat(EventCatalogue catalogue, SchemaIds ids) {
        this.body = new AvroBody(catalogue);
        this.ids = ids;
    }

    /**
     * Writes an event with the schema of its own version.
     *
     * @throws UndecodableEventException when the event does not fit that schema
     */
    public byte[] encode(IndexedRecord event) {
        EventSchema schema = body.schemaOf(event);
        return body.write(prefix(ids.idOf(schema.fingerprint())), event, schema);
    }

    /**
     * Reads an event into the generated class of the newest minor version of its major.
     *
     * @throws UndecodableEventException when the bytes are not an event of the catalogue
     */
    public SpecificRecord decode(byte[] bytes) {
        return (SpecificRecord) body.read(bytes, PREFIX, ids.fingerprintOf(schemaId(bytes)));
    }

    /**
     * The fingerprint of the schema that the body is written with.
     *
     * @throws UndecodableEventException when this is not the Confluent layout, or no schema of the catalogue has the id
     */
    public long fingerprint(byte[] bytes) {
        return ids.fingerprintOf(schemaId(bytes));
    }

    /**
     * The registry id that stands before the body.
     *
     * @throws UndecodableEventException when this is not the Confluent layout
     */
    public static int schemaId(byte[] bytes) {
        if (bytes.length < PREFIX || bytes[0] != MAGIC) {
            throw new UndecodableEventException(Reason.UNKNOWN_FORMAT, "Not the Confluent layout");
        }
        return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    }

    static byte[] prefix(int schemaId) {
        return ByteBuffer.allocate(PREFIX).put(MAGIC).putInt(schemaId).array();
    }
}
