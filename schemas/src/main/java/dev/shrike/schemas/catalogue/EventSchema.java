package dev.shrike.schemas.catalogue;

import java.util.Set;
import org.apache.avro.Schema;

/**
 * One released version of an event.
 *
 * @param event the event's name
 * @param version major.minor
 * @param types the types that this version may have
 * @param schema the Avro schema of the whole envelope
 * @param fingerprint CRC-64-AVRO of the schema's parsing canonical form (Avro 1.12 specification, "Schema Fingerprints")
 */
public record EventSchema(String event, String version, Set<String> types, Schema schema, long fingerprint) {
    /** The part of the version before the dot. */
    public int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** CloudEvents {@code dataschema}: a name for this schema that does not depend on any registry. */
    public String uri() {
        return "urn:shrike:schema:" + event + ":" + version;
    }
}
