package dev.shrike.schemas.wire;

import dev.shrike.schemas.wire.UndecodableEventException.Reason;
import java.util.HashMap;
import java.util.Map;

/** Schema ids known in full beforehand. Immutable and thread-safe. */
public final class KnownSchemaIds implements SchemaIds {
    private final Map<Long, Integer> ids;
    private final Map<Integer, Long> fingerprints = new HashMap<>();

    /**
     * @param idsByFingerprint registry ids by CRC-64-AVRO fingerprint
     */
    public KnownSchemaIds(Map<Long, Integer> idsByFingerprint) {
        ids = Map.copyOf(idsByFingerprint);
        ids.forEach((fingerprint, id) -> fingerprints.put(id, fingerprint));
    }

    @Override
    public int idOf(long fingerprint) {
        Integer id = ids.get(fingerprint);
        if (id == null) {
            throw new UndecodableEventException(
                    Reason.UNKNOWN_SCHEMA, "No released schema has the fingerprint " + Long.toHexString(fingerprint));
        }
        return id;
    }

    @Override
    public long fingerprintOf(int id) {
        Long fingerprint = fingerprints.get(id);
        if (fingerprint == null) {
            throw new UndecodableEventException(Reason.UNKNOWN_SCHEMA, "No event schema has the registry id " + id);
        }
        return fingerprint;
    }
}
