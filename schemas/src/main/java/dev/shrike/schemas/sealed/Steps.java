package dev.shrike.schemas.sealed;

import dev.shrike.schemas.SchemaException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;

/** The way from an event to one of its fields, split once: it is gone for each value that is sealed or opened. Thread-safe. */
final class Steps {
    private final String path;
    private final List<Step> owners;
    private final Step field;

    Steps(String path) {
        List<Step> all = Arrays.stream(path.split("\\.")).map(Step::new).toList();
        this.path = path;
        this.owners = all.subList(0, all.size() - 1);
        this.field = all.getLast();
    }

    /** What stands there; null where a record on the way is absent or does not have such a field. */
    Object read(IndexedRecord event) {
        return owner(event) instanceof IndexedRecord owner ? field.read(owner) : null;
    }

    /** @throws SchemaException when there is no such place in the event */
    void write(IndexedRecord event, Object value) {
        if (!(owner(event) instanceof IndexedRecord owner)) {
            throw new SchemaException(
                    "The event has no " + path.substring(0, path.lastIndexOf('.')) + " to hold a sealed value");
        }
        if (!field.write(owner, value)) {
            throw new SchemaException(owner.getSchema().getFullName() + " has no field " + path);
        }
    }

    private Object owner(IndexedRecord event) {
        Object at = event;
        for (Step step : owners) {
            if (!(at instanceof IndexedRecord record)) {
                return null;
            }
            at = step.read(record);
        }
        return at;
    }
}
