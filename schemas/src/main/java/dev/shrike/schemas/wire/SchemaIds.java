package dev.shrike.schemas.wire;

/** The two names of a schema: its fingerprint on NATS and its registry id on Kafka. Implementations are thread-safe. */
public interface SchemaIds {
    /**
     * The registry's id of a schema.
     *
     * @throws UndecodableEventException when no released schema has the fingerprint
     */
    int idOf(long fingerprint);

    /**
     * The CRC-64-AVRO fingerprint of a registered schema.
     *
     * @throws UndecodableEventException when the id belongs to no schema of the catalogue
     */
    long fingerprintOf(int id);
}
