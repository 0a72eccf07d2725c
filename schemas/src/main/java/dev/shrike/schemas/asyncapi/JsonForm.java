package dev.shrike.schemas.asyncapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.sealed.SealedField;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The JSON Schema (draft 7) of the JSON form of one version of an event. A sealed field may be its value, or an object that says
 * why it is not: {@code sealed}, {@code restricted}, {@code erased}, {@code unavailable}. Immutable.
 */
public final class JsonForm {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> CLOSED = List.of("sealed", "restricted", "erased", "unavailable", "tampered");

    private final EventSchema version;
    private final Map<String, SealedField> sealed;

    private JsonForm(EventSchema version) {
        this.version = version;
        this.sealed = SealedField.in(version.schema()).stream()
                .collect(Collectors.toMap(SealedField::path, Function.identity()));
    }

    /** The schema of a version. */
    public static ObjectNode of(EventSchema version) {
        return new JsonForm(version).whole();
    }

    private ObjectNode whole() {
        ObjectNode schema = object(version.schema(), "");
        ObjectNode properties = (ObjectNode) schema.get("properties");
        ((ObjectNode) properties.get("id")).put("format", "uuid");
        ArrayNode types = ((ObjectNode) properties.get("type")).putArray("enum");
        version.types().stream().sorted().forEach(types::add);
        ((ObjectNode) properties.get("version")).put("const", version.version());
        return schema;
    }

    private ObjectNode object(Schema record, String path) {
        ObjectNode object = JSON.objectNode().put("type", "object");
        if (record.getDoc() != null) {
            object.put("description", record.getDoc());
        }
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = JSON.objectNode();
        for (Schema.Field field : record.getFields()) {
            String place = path.isEmpty() ? field.name() : path + "." + field.name();
            ObjectNode value = value(field.schema(), place);
            if (field.doc() != null) {
                value.put("description", field.doc());
            }
            properties.set(field.name(), value);
            if (!field.schema().isNullable()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        object.set("properties", properties);
        return object;
    }

    private ObjectNode value(Schema schema, String path) {
        return switch (schema.getType()) {
            case UNION -> value(present(schema), path);
            case RECORD -> object(schema, path);
            case STRING -> JSON.objectNode().put("type", "string");
            case ENUM -> enumeration(schema);
            case INT -> JSON.objectNode().put("type", "integer").put("format", "int32");
            case LONG -> number(schema);
            case FLOAT, DOUBLE -> JSON.objectNode().put("type", "number");
            case BOOLEAN -> JSON.objectNode().put("type", "boolean");
            case BYTES, FIXED -> sealed.containsKey(path) ? closable(sealed.get(path)) : base64();
            case ARRAY -> list(value(schema.getElementType(), path));
            case MAP -> map(value(schema.getValueType(), path));
            case NULL -> JSON.objectNode().put("type", "null");
        };
    }

    private ObjectNode closable(SealedField field) {
        ObjectNode value = JSON.objectNode();
        ArrayNode ways = value.putArray("anyOf");
        ways.add(value(field.of(), ""));
        for (String why : CLOSED) {
            ObjectNode closed = ways.addObject().put("type", "object");
            closed.putArray("required").add(why);
            closed.putObject("properties").putObject(why).put("const", true);
        }
        value.putObject("x-sealed").put("person", field.dataSubject()).put("purpose", field.purpose());
        return value;
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode number(Schema schema) {
        return schema.getLogicalType() == null
                ? JSON.objectNode().put("type", "integer").put("format", "int64")
                : JSON.objectNode().put("type", "string").put("format", "date-time");
    }

    private static ObjectNode enumeration(Schema schema) {
        ObjectNode value = JSON.objectNode().put("type", "string");
        ArrayNode symbols = value.putArray("enum");
        schema.getEnumSymbols().forEach(symbols::add);
        return value;
    }

    private static ObjectNode base64() {
        return JSON.objectNode().put("type", "string").put("contentEncoding", "base64");
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode list = JSON.objectNode().put("type", "array");
        list.set("items", items);
        return list;
    }

    private static ObjectNode map(ObjectNode values) {
        ObjectNode map = JSON.objectNode().put("type", "object");
        map.set("additionalProperties", values);
        return map;
    }
}
