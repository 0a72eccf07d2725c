package dev.shrike.analytics.table;

import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.sealed.SealedField;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Makes the columns of an event's data, by this rule:
 *
 * <ol>
 *   <li>A field that is no record is a column of its name.
 *   <li>A record that is always there lends its name to its fields: {@code user.id} is {@code user_id}.
 *   <li>A record that may be absent does not: {@code sighting.species} is {@code species}, and NULL without a sighting.
 *   <li>A name that is taken becomes the whole path below {@code data}, joined by {@code _}; then that with {@code _2}, {@code _3}.
 *   <li>Names are given to the fields of the oldest minor version first, then to those that each later one adds. A column keeps
 *       its name, whatever a later minor version brings.
 * </ol>
 *
 * Arrays, maps, and what may be of several types are columns of JSON.
 */
final class Flattening {
    private static final String DATA = "data";
    private static final String SEALED = "sealed";

    private final Map<String, Column> byPath = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private final List<SealedField> sealedFields;

    private Flattening(List<Column> before, List<SealedField> sealedFields) {
        this.sealedFields = sealedFields;
        before.forEach(column -> taken.add(column.name()));
    }

    /**
     * The columns of the newest minor version's data.
     *
     * @param before columns that are there already
     */
    static List<Column> of(MajorVersion major, List<Column> before) {
        Flattening flattening = new Flattening(before, major.sealedFields());
        for (EventSchema minor : major.minors()) {
            flattening.fields(minor.schema().getField(DATA).schema(), DATA, "", Set.of());
        }
        return List.copyOf(flattening.byPath.values());
    }

    private void fields(Schema record, String path, String prefix, Set<String> around) {
        Set<String> inside = new HashSet<>(around);
        inside.add(record.getFullName());
        for (Schema.Field field : record.getFields()) {
            String way = path + "." + field.name();
            Schema value = withoutNull(field.schema());
            if (value.getType() == Schema.Type.RECORD && !inside.contains(value.getFullName())) {
                String inner = field.schema().isNullable() ? prefix : prefix + field.name() + "_";
                fields(value, way, inner, inside);
            } else if (!byPath.containsKey(way)) {
                byPath.put(way, column(value, way, prefix + field.name(), field.doc() == null ? "" : field.doc()));
            }
        }
    }

    private Column column(Schema schema, String path, String wanted, String meaning) {
        boolean sealed = holdsSealed(schema, new HashSet<>());
        ColumnType type = sealed ? plainType(path) : ColumnType.of(schema);
        return new Column(free(wanted, path), type, path, meaning, sealed);
    }

    private String free(String wanted, String path) {
        String whole = path.substring(DATA.length() + 1).replace('.', '_').toLowerCase(Locale.ROOT);
        String name = wanted.toLowerCase(Locale.ROOT);
        for (int number = 1; !taken.add(name); number++) {
            name = number == 1 ? whole : whole + "_" + number;
        }
        return name;
    }

    /** Of a sealed field the type that its plain value would have. */
    private ColumnType plainType(String path) {
        return sealedFields.stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .map(field -> ColumnType.of(withoutNull(field.of())))
                .orElse(ColumnType.TEXT);
    }

    private static boolean holdsSealed(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case UNION -> schema.getTypes().stream().anyMatch(branch -> holdsSealed(branch, seen));
            case RECORD ->
                seen.add(schema.getFullName())
                        && schema.getFields().stream().anyMatch(field -> holdsSealed(field.schema(), seen));
            case ARRAY -> holdsSealed(schema.getElementType(), seen);
            case MAP -> holdsSealed(schema.getValueType(), seen);
            default -> SEALED.equals(schema.getProp("logicalType"));
        };
    }

    /** What a field holds when it holds something; of several branches the union of them. */
    private static Schema withoutNull(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        List<Schema> branches = schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        return branches.size() == 1 ? branches.getFirst() : schema;
    }
}
