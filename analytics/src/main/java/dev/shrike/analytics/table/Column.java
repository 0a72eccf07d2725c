package dev.shrike.analytics.table;

import java.util.List;

/**
 * One column.
 *
 * @param name unique in its table, whatever its case
 * @param type what it holds
 * @param path where the value stands in the event, from the envelope; for {@code _} columns what it is
 * @param meaning from the schema; may be empty
 * @param sealed whether the field is sealed personal data: the column has the type of the plain value, and is always NULL
 */
public record Column(String name, ColumnType type, String path, String meaning, boolean sealed) {

    /** The names of the fields on the way. */
    List<String> steps() {
        return List.of(path.split("\\."));
    }
}
