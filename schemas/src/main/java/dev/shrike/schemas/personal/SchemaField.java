package dev.shrike.schemas.personal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * One field of an event's schema, however deep it lies.
 *
 * @param path from the envelope; what lies in an array, a map or a union goes by the path of that
 * @param schema its type
 * @param considered what its property of that name says
 */
record SchemaField(String path, Schema schema, Optional<String> considered) {
    private static final String SEALED = "sealed";

    /** All fields by their paths, outer ones before what is in them. A record that holds itself is gone into once. */
    static Map<String, SchemaField> in(Schema event) {
        var found = new LinkedHashMap<String, SchemaField>();
        collect(event, "", new ArrayList<>(), found);
        return found;
    }

    boolean isSealed() {
        return branches().anyMatch(branch -> SEALED.equals(branch.getProp("logicalType")));
    }

    /** Text that may be null, and nothing else. */
    boolean isText() {
        return branches()
                .map(Schema::getType)
                .filter(type -> type != Schema.Type.NULL)
                .toList()
                .equals(List.of(Schema.Type.STRING));
    }

    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The word by which it looks personal: of its name, or of the record that is its type. */
    Optional<String> personalWord() {
        return PersonalWords.in(name())
                .or(() -> branches()
                        .map(SchemaField::innermost)
                        .filter(branch -> branch.getType() == Schema.Type.RECORD)
                        .flatMap(record -> PersonalWords.in(record.getName()).stream())
                        .findFirst());
    }

    private Stream<Schema> branches() {
        return schema.isUnion() ? schema.getTypes().stream() : Stream.of(schema);
    }

    private static Schema innermost(Schema schema) {
        return switch (schema.getType()) {
            case ARRAY -> innermost(schema.getElementType());
            case MAP -> innermost(schema.getValueType());
            case RECORD, UNION, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> schema;
        };
    }

    private static void collect(Schema schema, String path, List<Schema> around, Map<String, SchemaField> found) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, path, around, found));
            case ARRAY -> collect(schema.getElementType(), path, around, found);
            case MAP -> collect(schema.getValueType(), path, around, found);
            case RECORD -> {
                if (around.stream().anyMatch(outer -> outer == schema)) {
                    return;
                }
                around.add(schema);
                for (Schema.Field field : schema.getFields()) {
                    String name = path.isEmpty() ? field.name() : path + "." + field.name();
                    found.putIfAbsent(
                            name,
                            new SchemaField(name, field.schema(), Optional.ofNullable(field.getProp("considered"))));
                    collect(field.schema(), name, around, found);
                }
                around.removeLast();
            }
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }
}
