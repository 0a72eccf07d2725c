package dev.shrike.schemas.catalogue;

import dev.shrike.schemas.SchemaException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** The way to one field of an event, resolved to positions once. Immutable and thread-safe. */
final class FieldPath {
    private final String path;
    private final int[] positions;

    private FieldPath(String path, int[] positions) {
        this.path = path;
        this.positions = positions;
    }

    static FieldPath resolve(Schema root, String path) {
        String[] names = path.split("\\.");
        int[] positions = new int[names.length];
        Schema at = root;
        for (int i = 0; i < names.length; i++) {
            if (at.getType() != Schema.Type.RECORD || at.getField(names[i]) == null) {
                throw new SchemaException("No field " + path + " in " + root.getFullName());
            }
            Schema.Field field = at.getField(names[i]);
            positions[i] = field.pos();
            at = field.schema();
        }
        return new FieldPath(path, positions);
    }

    String read(IndexedRecord event) {
        Object at = event;
        for (int position : positions) {
            at = ((IndexedRecord) at).get(position);
            if (at == null) {
                throw new SchemaException("An event without " + path + " has no subject and no key");
            }
        }
        return at.toString();
    }

    @Override
    public String toString() {
        return path;
    }
}
