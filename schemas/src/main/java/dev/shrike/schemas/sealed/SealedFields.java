package dev.shrike.schemas.sealed;

import dev.shrike.schemas.SchemaException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Finds the sealed fields of a schema. A path leads to one value at most, since the path is part of what a seal is bound to: what
 * lies in an array or a map has no path of its own, and is refused. It can be sealed as a whole, whatever its type.
 */
final class SealedFields {
    private static final String LOGICAL_TYPE = "sealed";

    private final List<SealedField> found = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    private SealedFields() {}

    static List<SealedField> in(Schema schema) {
        var fields = new SealedFields();
        fields.collect(schema, "", false);
        return List.copyOf(fields.found);
    }

    private void collect(Schema schema, String path, boolean repeated) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, path, repeated));
            case RECORD ->
                schema.getFields().forEach(field -> {
                    String name = path.isEmpty() ? field.name() : path + "." + field.name();
                    collect(field.schema(), name, repeated);
                });
            case ARRAY -> collect(schema.getElementType(), path, true);
            case MAP -> collect(schema.getValueType(), path, true);
            case BYTES -> {
                if (LOGICAL_TYPE.equals(schema.getProp("logicalType"))) {
                    add(of(schema, path), repeated);
                }
            }
            case ENUM, FIXED, STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    private void add(SealedField field, boolean repeated) {
        if (repeated) {
            throw new SchemaException("The sealed field " + field.path()
                    + " lies in an array or a map: seal the array or the map as a whole, with its schema as 'of'");
        }
        if (!paths.add(field.path())) {
            throw new SchemaException("Two sealed fields, in branches of a union, have the path " + field.path()
                    + ": give them different names");
        }
        found.add(field);
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
