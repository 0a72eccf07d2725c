package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * The canonical bytes of a plain value: Avro binary of the field's {@code of} schema, of any Avro type. Strict both ways: what the
 * schema does not know is refused rather than lost, and each value has one form in bytes.
 *
 * <p>In JSON, bytes and fixed are base64, an enum is its symbol, a logical type is its base type, and a union is as
 * {@link PlainUnion} says. Arrays and maps are one block, maps in the order of their keys. Immutable and thread-safe.
 */
final class PlainForm {

    private static final int USUAL = 48;

    private final Schema schema;
    private final Map<Schema, PlainUnion> unions;

    PlainForm(Schema schema) {
        this.schema = schema;
        var found = new IdentityHashMap<Schema, PlainUnion>();
        collect(schema, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        unions = Collections.unmodifiableMap(found);
    }

    /** @throws PlainValueException with the place of the first thing that does not fit, or when there is too much */
    byte[] encode(JsonNode value, String path) {
        PlainBytes out = new PlainBytes(
                path, value.isTextual() ? value.textValue().length() + PlainBytes.LONGEST_NUMBER : USUAL);
        new PlainWriter(unions, out).write(value, schema, Place.of(path));
        return out.toArray();
    }

    /** @throws IOException when the bytes are not exactly what {@link #encode} writes for one value */
    JsonNode decode(byte[] bytes) throws IOException {
        return new PlainReader(unions, bytes).readAll(schema);
    }

    private static void collect(Schema schema, Map<Schema, PlainUnion> unions, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return;
        }
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(field -> collect(field.schema(), unions, seen));
            case UNION -> {
                unions.put(schema, new PlainUnion(schema));
                schema.getTypes().forEach(branch -> collect(branch, unions, seen));
            }
            case ARRAY -> collect(schema.getElementType(), unions, seen);
            case MAP -> collect(schema.getValueType(), unions, seen);
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }
}
