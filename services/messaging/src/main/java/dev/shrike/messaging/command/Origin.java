package dev.shrike.messaging.command;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Notes in an event which command caused it. */
final class Origin {
    private Origin() {}

    /** Sets {@code correlation_id} and {@code causation_id} of the event's metadata, where it has them and they are empty. */
    static void stamp(IndexedRecord event, Command<?> command) {
        IndexedRecord metadata =
                (IndexedRecord) event.get(event.getSchema().getField("metadata").pos());
        set(metadata, "correlation_id", command.correlation().toString());
        set(metadata, "causation_id", command.id().toString());
    }

    private static void set(IndexedRecord metadata, String name, String value) {
        Schema.Field field = metadata.getSchema().getField(name);
        if (field != null && metadata.get(field.pos()) == null) {
            metadata.put(field.pos(), value);
        }
    }
}
