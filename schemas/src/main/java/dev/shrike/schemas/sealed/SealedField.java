package dev.shrike.schemas.sealed;

import dev.shrike.schemas.SchemaException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * A field whose value is personal and stands in the event only as ciphertext: Avro {@code bytes} with the logical type
 * {@code sealed}. Immutable and thread-safe.
 *
 * @param path from the envelope, for example {@code data.sighting.location}
 * @param of the schema of the plain value
 * @param dataSubject path to the id of the person it belongs to
 * @param purpose what it is kept for; each person has one key per purpose
 */
public record SealedField(String path, Schema of, String dataSubject, String purpose) {
    private static final String LOGICAL_TYPE = "sealed";

    /** All sealed fields of a schema, in the order in which they stand in it. */
    public static List<SealedField> in(Schema schema) {
        var found = new ArrayList<SealedField>();
        collect(schema, "", found);
        return List.copyOf(found);
    }

    /** The sealed bytes in an event, empty where the value is {@code null} or the record around it is. */
    public Optional<ByteBuffer> read(IndexedRecord event) {
        return Optional.ofNullable((ByteBuffer) at(event, path)).map(ByteBuffer::duplicate);
    }

    /**
     * Puts sealed bytes into an event.
     *
     * @throws SchemaException when the record around the field is absent
     */
    public void write(IndexedRecord event, ByteBuffer ciphertext) {
        int last = path.lastIndexOf('.');
        if (!(at(event, path.substring(0, last)) instanceof IndexedRecord owner)) {
            throw new SchemaException("The event has no " + path.substring(0, last) + " to hold a sealed value");
        }
        owner.put(owner.getSchema().getField(path.substring(last + 1)).pos(), ciphertext);
    }

    /** The person whose data this is, in this event. */
    public UUID personOf(IndexedRecord event) {
        Object id = at(event, dataSubject);
        if (id == null) {
            throw new SchemaException("The event does not say whose data " + path + " is");
        }
        return UUID.fromString(id.toString());
    }

    private static Object at(IndexedRecord event, String path) {
        Object at = event;
        for (String name : path.split("\\.")) {
            if (!(at instanceof IndexedRecord owner)) {
                return null;
            }
            Schema.Field field = owner.getSchema().getField(name);
            at = field == null ? null : owner.get(field.pos());
        }
        return at;
    }

    private static void collect(Schema schema, String path, List<SealedField> found) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, path, found));
            case RECORD ->
                schema.getFields().forEach(field -> {
                    String name = path.isEmpty() ? field.name() : path + "." + field.name();
                    collect(field.schema(), name, found);
                });
            case BYTES -> {
                if (LOGICAL_TYPE.equals(schema.getProp("logicalType"))) {
                    found.add(of(schema, path));
                }
            }
            case ARRAY, MAP, ENUM, FIXED, STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    private static SealedField of(Schema schema, String path) {
        Object plain = schema.getObjectProp("of");
        String person = schema.getProp("dataSubject");
        String purpose = schema.getProp("purpose");
        if (plain == null || person == null || purpose == null) {
            throw new SchemaException("The sealed field " + path + " needs 'of', 'dataSubject' and 'purpose'");
        }
        return new SealedField(path, PlainSchema.parse(plain), person, purpose);
    }
}
