package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.sealed.SealedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The columns of a table whose rows are JSON objects: each a path to a value, such as {@code data.image.url}. Immutable. */
final class Columns {

    private final List<String> names;
    private final List<String[]> paths;

    Columns(List<String> names) {
        this.names = List.copyOf(names);
        this.paths = names.stream().map(name -> name.split("\\.")).toList();
    }

    /** One for each value that an event of this version can have, in the schema's order, sealed ones included. */
    static Columns of(MajorVersion version) {
        Map<String, SealedField> sealed =
                version.sealedFields().stream().collect(Collectors.toMap(SealedField::path, Function.identity()));
        List<String> names = new ArrayList<>();
        collect(version.newest().schema(), "", sealed, names);
        return new Columns(names);
    }

    List<String> names() {
        return names;
    }

    /** The row's cells, ready for a spreadsheet; blank where there is no value. */
    List<String> cells(JsonNode row) {
        return paths.stream().map(path -> cell(row, path)).toList();
    }

    private static String cell(JsonNode row, String[] path) {
        JsonNode at = row;
        for (String name : path) {
            JsonNode next = at.path(name);
            if (next.isMissingNode()) {
                return mark(at);
            }
            at = next;
        }
        return at.isObject() ? mark(at) : Cell.of(at);
    }

    /** What stands in the place of a value that cannot be shown. */
    private static String mark(JsonNode at) {
        if (at.path("tampered").asBoolean()) {
            return "(tampered)";
        }
        return at.path("sealed").asBoolean() ? "(sealed)" : "";
    }

    private static void collect(Schema schema, String path, Map<String, SealedField> sealed, List<String> names) {
        if (sealed.containsKey(path)) {
            collect(sealed.get(path).of(), path, Map.of(), names);
            return;
        }
        switch (schema.getType()) {
            case RECORD ->
                schema.getFields()
                        .forEach(field -> collect(
                                field.schema(),
                                path.isEmpty() ? field.name() : path + "." + field.name(),
                                sealed,
                                names));
            case UNION -> collect(schema.getTypes().getLast(), path, sealed, names);
            case BYTES, STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, ENUM, FIXED, ARRAY, MAP, NULL -> names.add(path);
        }
    }
}
