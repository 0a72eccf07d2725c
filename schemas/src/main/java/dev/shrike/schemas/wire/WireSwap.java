package dev.shrike.schemas.wire;

import java.util.Arrays;

/** Swaps the prefix of one wire format for that of the other. The body is copied and never looked at. Thread-safe. */
public final class WireSwap {
    private final SchemaIds ids;

    /**
     * @param ids the two names of each schema
     */
    public WireSwap(SchemaIds ids) {
        this.ids = ids;
    }

    /**
     * From NATS to Kafka.
     *
     * @throws UndecodableEventException when the marker or the schema is unknown
     */
    public byte[] toConfluent(byte[] singleObject) {
        int id = ids.idOf(SingleObjectEncoding.fingerprint(singleObject));
        return join(ConfluentFormat.prefix(id), singleObject, SingleObjectEncoding.PREFIX);
    }

    /**
     * From Kafka to NATS.
     *
     * @throws UndecodableEventException when the marker or the schema is unknown
     */
    public byte[] toSingleObject(byte[] confluent) {
        long fingerprint = ids.fingerprintOf(ConfluentFormat.schemaId(confluent));
        return join(SingleObjectEncoding.prefix(fingerprint), confluent, ConfluentFormat.PREFIX);
    }

    private static byte[] join(byte[] prefix, byte[] from, int offset) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + from.length - offset);
        System.arraycopy(from, offset, joined, prefix.length, from.length - offset);
        return joined;
    }
}
