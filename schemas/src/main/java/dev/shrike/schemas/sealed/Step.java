package dev.shrike.schemas.sealed;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * One step of a way, from a record to one of its fields. Remembers where the field was in the schema it met last, which is nearly
 * always that of the next record. Thread-safe: what is remembered is replaced as a whole, and holds for its schema for ever.
 */
final class Step {
    private record Known(Schema schema, int position) {}

    private static final int NOWHERE = -1;

    private final String name;
    private Known known = new Known(null, NOWHERE);

    Step(String name) {
        this.name = name;
    }

    /** The field's value; null where the record has no such field. */
    Object read(IndexedRecord owner) {
        int position = positionIn(owner.getSchema());
        return position == NOWHERE ? null : owner.get(position);
    }

    /** False where the record has no such field. */
    boolean write(IndexedRecord owner, Object value) {
        int position = positionIn(owner.getSchema());
        if (position == NOWHERE) {
            return false;
        }
        owner.put(position, value);
        return true;
    }

    private int positionIn(Schema schema) {
        Known last = known;
        if (last.schema() == schema) {
            return last.position();
        }
        Schema.Field field = schema.getField(name);
        int position = field == null ? NOWHERE : field.pos();
        known = new Known(schema, position);
        return position;
    }

    @Override
    public String toString() {
        return name;
    }
}
