package dev.shrike.schemas.catalogue;

import dev.shrike.schemas.SchemaException;
import java.util.List;
import org.apache.avro.Schema;

/** The rule that minor versions of one major add fields at the end only, so that one class writes them all. */
final class MinorVersions {
    private MinorVersions() {}

    static void requirePrefix(Schema older, Schema newer) {
        if (older.getType() != newer.getType()) {
            throw new SchemaException("A minor version changes the type of " + older + " to " + newer);
        }
        switch (older.getType()) {
            case RECORD -> requireFields(older, newer);
            case ARRAY -> requirePrefix(older.getElementType(), newer.getElementType());
            case MAP -> requirePrefix(older.getValueType(), newer.getValueType());
            case UNION -> requireBranches(older.getTypes(), newer.getTypes());
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    private static void requireFields(Schema older, Schema newer) {
        List<Schema.Field> after = newer.getFields();
        for (Schema.Field field : older.getFields()) {
            if (field.pos() >= after.size() || !after.get(field.pos()).name().equals(field.name())) {
                throw new SchemaException(
                        "A minor version moves or drops " + field.name() + " of " + older.getFullName());
            }
            requirePrefix(field.schema(), after.get(field.pos()).schema());
        }
    }

    private static void requireBranches(List<Schema> older, List<Schema> newer) {
        for (int i = 0; i < older.size(); i++) {
            requirePrefix(older.get(i), newer.get(i));
        }
    }
}
