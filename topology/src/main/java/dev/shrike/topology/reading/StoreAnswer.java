package dev.shrike.topology.reading;

import java.util.List;
import java.util.Objects;

/**
 * An answer as it comes from another instance.
 *
 * @param rows partition by partition
 * @param count how many rows, where that was asked
 * @param lag how many records the furthest behind of the copies was behind; null when all were the owner's
 */
public record StoreAnswer(List<Row> rows, long count, Long lag) {

    /** Checks that it is whole. */
    public StoreAnswer {
        rows = List.copyOf(rows);
    }

    /** A row, as the store writes it. */
    public record Row(byte[] key, byte[] value) {
        /** Checks that it is whole. */
        public Row {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }
}
