package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.apache.avro.Schema;

/** Reads the canonical bytes of a plain value back into JSON. Made for one value, and for one thread. */
final class PlainReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<Schema, PlainUnion> unions;
    private final CanonicalInput in;
    private int values;
    private int depth;

    PlainReader(Map<Schema, PlainUnion> unions, byte[] bytes) {
        this.unions = unions;
        this.in = new CanonicalInput(bytes);
    }

    JsonNode readAll(Schema schema) throws IOException {
        if (in.left() > PlainLimits.BYTES) {
            throw new IOException("Larger than anything that is sealed");
        }
        JsonNode value = read(schema);
        if (in.left() > 0) {
            throw new IOException("More than one value of the schema");
        }
        return value;
    }

    private JsonNode read(Schema schema) throws IOException {
        if (++values > PlainLimits.VALUES) {
            throw new IOException("More values than are sealed together");
        }
        return switch (schema.getType()) {
            case RECORD, UNION, ARRAY, MAP -> deeper(schema);
            case STRING -> JSON.textNode(in.text());
            case ENUM ->
                JSON.textNode(schema.getEnumSymbols()
                        .get(in.index(schema.getEnumSymbols().size())));
            case BYTES -> base64(in.sized());
            case FIXED -> base64(in.raw(schema.getFixedSize()));
            case INT -> JSON.numberNode(in.smallNumber());
            case LONG -> JSON.numberNode(in.number());
            case FLOAT -> JSON.numberNode(in.single());
            case DOUBLE -> JSON.numberNode(in.real());
            case BOOLEAN -> JSON.booleanNode(in.truth());
            case NULL -> JSON.nullNode();
        };
    }

    private JsonNode deeper(Schema schema) throws IOException {
        if (++depth > PlainLimits.DEPTH) {
            throw new IOException("More levels than are sealed");
        }
        JsonNode value = switch (schema.getType()) {
            case RECORD -> object(schema);
            case UNION -> branch(unions.get(schema));
            case ARRAY -> list(schema.getElementType());
            case MAP -> map(schema.getValueType());
            default -> throw new IllegalStateException(schema.getType() + " holds no other values");
        };
        depth--;
        return value;
    }

    /** Absent optional fields are left out, as they were when the value was sealed. */
    private ObjectNode object(Schema schema) throws IOException {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = read(field.schema());
            if (!value.isNull()) {
                object.set(field.name(), value);
            }
        }
        return object;
    }

    private JsonNode branch(PlainUnion union) throws IOException {
        int index = in.index(union.size());
        JsonNode value = read(union.branch(index));
        String name = union.nameOf(index);
        return name == null ? value : JSON.objectNode().set(name, value);
    }

    private ArrayNode list(Schema items) throws IOException {
        int size = in.blockSize();
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(read(items));
        }
        in.blockEnd(size);
        return list;
    }

    private ObjectNode map(Schema entries) throws IOException {
        int size = in.blockSize();
        ObjectNode map = JSON.objectNode();
        String before = null;
        for (int i = 0; i < size; i++) {
            String key = in.text();
            if (before != null && before.compareTo(key) >= 0) {
                throw new IOException("The keys of a map are not in their order");
            }
            map.set(key, read(entries));
            before = key;
        }
        in.blockEnd(size);
        return map;
    }

    private static JsonNode base64(byte[] bytes) {
        return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
    }
}
