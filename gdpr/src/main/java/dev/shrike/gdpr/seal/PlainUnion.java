package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * How the branches of a union are told apart in JSON. Where each has a kind of JSON of its own, a value says by its kind which one
 * it is. Where two share a kind, as two records or two sorts of number do, each value but null stands in an object whose only
 * field is the name of its branch, as in Avro's own JSON. So there is never a choice. Immutable and thread-safe.
 */
final class PlainUnion {

    private enum Kind {
        NULL,
        BOOLEAN,
        NUMBER,
        TEXT,
        ARRAY,
        OBJECT;

        static Kind of(Schema schema) {
            return switch (schema.getType()) {
                case NULL -> NULL;
                case BOOLEAN -> BOOLEAN;
                case INT, LONG, FLOAT, DOUBLE -> NUMBER;
                case STRING, BYTES, FIXED, ENUM -> TEXT;
                case ARRAY -> ARRAY;
                case RECORD, MAP -> OBJECT;
                case UNION -> throw new IllegalArgumentException("Avro has no union in a union");
            };
        }

        static Kind of(JsonNode value) {
            return switch (value.getNodeType()) {
                case MISSING, NULL -> NULL;
                case BOOLEAN -> BOOLEAN;
                case NUMBER -> NUMBER;
                case STRING, BINARY -> TEXT;
                case ARRAY -> ARRAY;
                case OBJECT, POJO -> OBJECT;
            };
        }
    }

    /**
     * A value's branch.
     *
     * @param index in the union
     * @param schema of the branch
     * @param value what it holds
     */
    record Branch(int index, Schema schema, JsonNode value) {}

    private final List<Schema> branches;
    private final Map<Kind, Integer> byKind = new EnumMap<>(Kind.class);
    private final Map<String, Integer> byName = new LinkedHashMap<>();
    private final boolean named;

    PlainUnion(Schema union) {
        branches = union.getTypes();
        for (int index = 0; index < branches.size(); index++) {
            byKind.putIfAbsent(Kind.of(branches.get(index)), index);
            byName.put(branches.get(index).getFullName(), index);
        }
        named = byKind.size() < branches.size();
    }

    /** @throws PlainValueException when the value fits no branch */
    Branch of(JsonNode value, Place place) {
        Kind kind = Kind.of(value);
        if (named && kind != Kind.NULL) {
            return named(value, place);
        }
        Integer index = byKind.get(kind);
        if (index == null) {
            throw place.misfit(kind == Kind.NULL ? "is required" : "must be one of " + byName.keySet());
        }
        return new Branch(index, branches.get(index), value);
    }

    /** The name that a value of this branch stands under; null when it stands for itself. */
    String nameOf(int index) {
        return named && branches.get(index).getType() != Schema.Type.NULL
                ? branches.get(index).getFullName()
                : null;
    }

    int size() {
        return branches.size();
    }

    Schema branch(int index) {
        return branches.get(index);
    }

    private Branch named(JsonNode value, Place place) {
        Integer index = value.isObject() && value.size() == 1
                ? byName.get(value.fieldNames().next())
                : null;
        if (index == null || nameOf(index) == null) {
            throw place.misfit("must be an object with one field, which is named after its type: " + byName.keySet());
        }
        return new Branch(index, branches.get(index), value.iterator().next());
    }
}
