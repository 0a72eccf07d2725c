package dev.shrike.analytics.table;

import dev.shrike.schemas.catalogue.EventSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes the rows of one table. For one thread. */
public final class RowMaker {
    private final List<Column> columns;
    private final int[][] positions;
    private final Map<Long, PlainBody> plain = new HashMap<>();

    /** @param table whose rows */
    public RowMaker(Table table) {
        columns = table.columns();
        Schema schema = table.major().newest().schema();
        positions = new int[columns.size()][];
        for (int i = Table.recordColumns(); i < positions.length; i++) {
            positions[i] = columns.get(i).sealed()
                    ? null
                    : positions(schema, columns.get(i).steps());
        }
        for (EventSchema minor : table.major().minors()) {
            PlainBody.of(minor, table).ifPresent(body -> plain.put(minor.fingerprint(), body));
        }
    }

    /**
     * Adds the row of a record, read without decoding its event.
     *
     * @param fingerprint of the schema that its body is written with
     * @param body where that begins in its value
     * @return whether it did; else only decoding can tell what it is, and whether it is an event of this table at all
     */
    public boolean add(ConsumerRecord<byte[], byte[]> from, long fingerprint, int body, Rows to) {
        PlainBody reading = plain.get(fingerprint);
        if (reading == null) {
            return false;
        }
        begin(from, to);
        if (!reading.read(from.value(), body, to)) {
            return false;
        }
        to.add();
        return true;
    }

    /**
     * Adds the row of an event, read into the class of its newest minor version.
     *
     * @param from its record, which has a key
     * @throws RuntimeException when a value is not of its column's type
     */
    public void add(ConsumerRecord<byte[], byte[]> from, IndexedRecord event, Rows to) {
        begin(from, to);
        for (int i = Table.recordColumns(); i < positions.length; i++) {
            Object value = positions[i] == null ? null : read(event, positions[i]);
            if (value != null) {
                columns.get(i).type().packing().put(to, i, value);
            }
        }
        to.add();
    }

    private static void begin(ConsumerRecord<byte[], byte[]> from, Rows to) {
        to.begin();
        to.put(0, from.key(), from.key().length);
        to.put(1, (long) from.partition());
        to.put(2, from.offset());
        to.put(3, Math.multiplyExact(from.timestamp(), 1_000L));
    }

    private static Object read(IndexedRecord event, int[] way) {
        Object value = event;
        for (int position : way) {
            if (value == null) {
                return null;
            }
            value = ((IndexedRecord) value).get(position);
        }
        return value;
    }

    /** The way to a field; null when events of this schema do not have it, as not all have a causation. */
    private static int[] positions(Schema schema, List<String> steps) {
        int[] way = new int[steps.size()];
        Schema at = schema;
        for (int i = 0; i < way.length; i++) {
            Schema.Field field = record(at).getField(steps.get(i));
            if (field == null) {
                return null;
            }
            way[i] = field.pos();
            at = field.schema();
        }
        return way;
    }

    static Schema record(Schema schema) {
        return schema.getType() == Schema.Type.RECORD
                ? schema
                : schema.getTypes().stream()
                        .filter(branch -> branch.getType() == Schema.Type.RECORD)
                        .findFirst()
                        .orElseThrow();
    }
}
