package dev.shrike.schemas.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.sealed.SealedField;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * The JSON form of events, as REST, exports and the admin page show it: {@code id, type, version, data, metadata}, field
 * names as in the schema, times as RFC 3339 in UTC, absent optional fields left out. Thread-safe.
 */
public final class EventJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final EventCatalogue catalogue;
    private final JsonToEvent reader = new JsonToEvent();

    /**
     * @param catalogue whose events are shown
     */
    public EventJson(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * An event as JSON.
     *
     * @param view what to show in the place of sealed values
     */
    public ObjectNode toJson(IndexedRecord event, SealedFieldView view) {
        Map<String, SealedField> fields = catalogue.of(event).sealedFields().stream()
                .collect(Collectors.toMap(SealedField::path, Function.identity()));
        return object(event, "", (path, bytes) -> view.show(event, fields.get(path), bytes));
    }

    /**
     * Reads an event from its JSON form. Strict: a field that the version does not have, a missing one and a value of the
     * wrong type are refused; sealed fields cannot be given in JSON.
     *
     * @return an instance of the generated class of the version's major
     * @throws dev.shrike.schemas.SchemaException with the path of the first field that is wrong
     */
    public IndexedRecord fromJson(JsonNode json, EventSchema version) {
        Schema newest =
                catalogue.major(version.event(), version.major()).newest().schema();
        return reader.read(json, version.schema(), newest);
    }

    private interface SealedValues {
        JsonNode show(String path, ByteBuffer bytes);
    }

    private static ObjectNode object(IndexedRecord value, String path, SealedValues values) {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : value.getSchema().getFields()) {
            Object content = value.get(field.pos());
            if (content != null) {
                String name = path.isEmpty() ? field.name() : path + "." + field.name();
                object.set(field.name(), node(content, name, values));
            }
        }
        if (path.isEmpty() && object.get("metadata") instanceof ObjectNode metadata) {
            micros(metadata);
        }
        return object;
    }

    private static JsonNode node(Object content, String path, SealedValues values) {
        return switch (content) {
            case IndexedRecord inner -> object(inner, path, values);
            case ByteBuffer bytes -> values.show(path, bytes.duplicate());
            case Instant time -> JSON.textNode(time.toString());
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case Float number -> JSON.numberNode(number);
            case Boolean truth -> JSON.booleanNode(truth);
            case Collection<?> items -> {
                ArrayNode array = JSON.arrayNode(items.size());
                items.forEach(item -> array.add(node(item, path, values)));
                yield array;
            }
            case Map<?, ?> entries -> {
                ObjectNode object = JSON.objectNode();
                entries.forEach((name, value) -> object.set(name.toString(), node(value, path, values)));
                yield object;
            }
            default -> JSON.textNode(content.toString());
        };
    }

    /** Generic records hold the time as microseconds. */
    private static void micros(ObjectNode metadata) {
        if (metadata.path("time").isNumber()) {
            long micros = metadata.get("time").asLong();
            metadata.put("time", Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
        }
    }
}
