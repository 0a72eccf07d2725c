package dev.shrike.schemas.catalogue;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Reads {@code data.user.id}, where an event has it. */
final class PersonField {
    private PersonField() {}

    static String read(IndexedRecord event) {
        Object at = event;
        for (String name : new String[] {"data", "user", "id"}) {
            if (!(at instanceof IndexedRecord owner)) {
                return null;
            }
            Schema.Field field = owner.getSchema().getField(name);
            at = field == null ? null : owner.get(field.pos());
        }
        return at == null ? null : at.toString();
    }
}
