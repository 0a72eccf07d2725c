package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.Iterator;
import java.util.List;

/**
 * Something that a part of the platform keeps about the person and that is in no event. Becomes {@code <name>.json} and
 * {@code <name>.csv}.
 *
 * @param name of the files, lower case
 * @param meaning one line that tells the person what it is
 * @param columns what the CSV shows, as paths into each row: {@code source_event.id}
 * @param rows in clear; read once
 */
public record Holding(String name, String meaning, List<String> columns, Iterator<ObjectNode> rows) {

    /** Copies the columns. */
    public Holding {
        if (!name.matches("[a-z][a-z0-9-]{0,40}")) {
            throw new IllegalArgumentException("Not usable as the name of a file: a lower-case word");
        }
        columns = List.copyOf(columns);
    }

    /** Columns for rows that are events of this version, in their JSON form. */
    public static List<String> columnsOf(MajorVersion version) {
        return Columns.of(version).names();
    }

    @Override
    public String toString() {
        return "Holding[" + name + "]";
    }
}
