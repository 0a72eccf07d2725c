package dev.shrike.schemas.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.schemas.SchemaException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/** Strict reading of the JSON form. Stateless. */
final class JsonToEvent {

    /** Reads what {@code version} allows into the class of {@code newest}, of which it is a prefix. */
    IndexedRecord read(JsonNode json, Schema version, Schema newest) {
        return object(json, version, newest, "event");
    }

    private IndexedRecord object(JsonNode json, Schema version, Schema newest, String path) {
        if (!json.isObject()) {
            throw wrong(path, "an object");
        }
        for (Iterator<Map.Entry<String, JsonNode>> given = json.fields(); given.hasNext(); ) {
            String name = given.next().getKey();
            if (version.getField(name) == null) {
                throw new SchemaException(path + "." + name + " is not known in this version");
            }
        }
        var result = (IndexedRecord) SpecificData.get().newRecord(null, newest);
        for (Schema.Field field : version.getFields()) {
            Schema target = newest.getFields().get(field.pos()).schema();
            result.put(field.pos(), value(json.path(field.name()), field.schema(), target, path + "." + field.name()));
        }
        return result;
    }

    private Object value(JsonNode json, Schema version, Schema newest, String path) {
        return switch (version.getType()) {
            case UNION ->
                json.isMissingNode() || json.isNull()
                        ? null
                        : value(
                                json,
                                version.getTypes().getLast(),
                                newest.getTypes().getLast(),
                                path);
            case RECORD -> object(json, version, newest, path);
            case STRING -> require(json.isTextual(), json, path, "text").textValue();
            case INT -> require(json.isInt(), json, path, "a whole number").intValue();
            case LONG -> wholeOrTime(json, version, path);
            case ARRAY -> array(json, version, newest, path);
            case MAP -> map(json, version, newest, path);
            case DOUBLE -> require(json.isNumber(), json, path, "a number").doubleValue();
            case BOOLEAN ->
                require(json.isBoolean(), json, path, "true or false").booleanValue();
            case BYTES -> throw new SchemaException(path + " is sealed and cannot be given in JSON");
            case ENUM, FIXED, FLOAT, NULL -> throw new SchemaException(path + " has no JSON form");
        };
    }

    private static Object wholeOrTime(JsonNode json, Schema schema, String path) {
        if (schema.getLogicalType() == null) {
            return require(json.isIntegralNumber() && json.canConvertToLong(), json, path, "a whole number")
                    .longValue();
        }
        return time(require(json.isTextual(), json, path, "an RFC 3339 time").textValue(), path);
    }

    private List<Object> array(JsonNode json, Schema version, Schema newest, String path) {
        require(json.isArray(), json, path, "an array");
        var items = new ArrayList<Object>(json.size());
        for (JsonNode item : json) {
            items.add(value(item, version.getElementType(), newest.getElementType(), path + "[" + items.size() + "]"));
        }
        return items;
    }

    private Map<String, Object> map(JsonNode json, Schema version, Schema newest, String path) {
        require(json.isObject(), json, path, "an object");
        var entries = new HashMap<String, Object>();
        json.properties()
                .forEach(entry -> entries.put(
                        entry.getKey(),
                        value(
                                entry.getValue(),
                                version.getValueType(),
                                newest.getValueType(),
                                path + "." + entry.getKey())));
        return entries;
    }

    private static Instant time(String text, String path) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw new SchemaException(path + " must be an RFC 3339 time in UTC", e);
        }
    }

    private static JsonNode require(boolean holds, JsonNode json, String path, String expected) {
        if (!holds) {
            throw wrong(path, expected);
        }
        return json;
    }

    private static SchemaException wrong(String path, String expected) {
        return new SchemaException(path + " must be " + expected);
    }
}
