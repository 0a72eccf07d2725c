package dev.shrike.schemas.catalogue;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Reads {@code data.user.id}, where an event has it. */
final class PersonField {
    static final String PATH = "data.user.id";

    private static final String[] NAMES = PATH.split("\\.");

    private PersonField() {}

    static boolean isIn(Schema schema) {
        Schema at = schema;
        for (String name : NAMES) {
            Schema.Field field = at.getType() == Schema.Type.RECORD ? at.getField(name) : null;
            if (field == null) {
                return false;
            }
            at = field.schema();
        }
        return true;
    }

    static String read(IndexedRecord event) {
        Object at = event;
        for (String name : NAMES) {
            if (!(at instanceof IndexedRecord owner)) {
                return null;
            }
            Schema.Field field = owner.getSchema().getField(name);
            at = field == null ? null : owner.get(field.pos());
        }
        return at == null ? null : at.toString();
    }
}
