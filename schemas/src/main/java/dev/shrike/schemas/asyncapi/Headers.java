package dev.shrike.schemas.asyncapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers beside a payload: CloudEvents 1.0 in binary mode, the trace, and what each broker adds. */
final class Headers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ON_NATS = "ce-";
    private static final String IN_KAFKA = "ce_";

    private Headers() {}

    static ObjectNode onNats() {
        ObjectNode schema = cloudEvents(ON_NATS);
        ((ArrayNode) schema.get("required")).add(EventHeaders.NATS_MESSAGE_ID);
        ObjectNode properties = (ObjectNode) schema.get("properties");
        text(properties, EventHeaders.NATS_MESSAGE_ID, "The event's id, by which JetStream drops a second sending.");
        text(
                properties,
                EventHeaders.NATS_ORIGIN,
                "`kafka` when a topology made the event and it was carried here; absent otherwise.");
        return schema;
    }

    static ObjectNode onKafka() {
        ObjectNode schema = cloudEvents(IN_KAFKA);
        ObjectNode properties = (ObjectNode) schema.get("properties");
        text(
                properties,
                EventHeaders.NATS_STREAM,
                "The stream that the record was mirrored from; absent when a topology made it.");
        text(properties, EventHeaders.NATS_SEQUENCE, "The sequence in that stream, in decimal.");
        text(properties, EventHeaders.NATS_SUBJECT, "The subject it had.");
        text(properties, EventHeaders.KAFKA_ORIGIN, "`topology` when a topology made the event; absent otherwise.");
        return schema;
    }

    static ObjectNode example(MajorVersion major, EventSchema version, String server, ObjectNode payload) {
        String prefix = server.equals(Frame.NATS) ? ON_NATS : IN_KAFKA;
        ObjectNode headers = JSON.objectNode();
        headers.put(prefix + "specversion", "1.0");
        headers.put(prefix + "id", payload.path("id").asText());
        headers.put(
                prefix + "type",
                "dev.shrike." + major.topic() + "." + payload.path("type").asText());
        headers.put(prefix + "source", payload.at("/metadata/source").asText());
        headers.put(prefix + "time", payload.at("/metadata/time").asText());
        headers.put(prefix + "dataschema", version.uri());
        headers.put("content-type", "application/avro");
        if (server.equals(Frame.NATS)) {
            headers.put(EventHeaders.NATS_MESSAGE_ID, payload.path("id").asText());
        }
        return headers;
    }

    private static ObjectNode cloudEvents(String prefix) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0.");
        attributes.put("id", "The event's id.");
        attributes.put("type", "`dev.shrike.<event>.v<major>.<type>`.");
        attributes.put("source", "The producer.");
        attributes.put("time", "When it happened, RFC 3339.");
        attributes.put("subject", "The aggregate: a person's id, or an image's token.");
        attributes.put(
                "dataschema", "The name of the schema, whatever the registry: `urn:shrike:schema:<event>:<version>`.");
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        attributes.forEach((name, meaning) -> {
            text(properties, prefix + name, meaning);
            if (!name.equals("subject")) {
                required.add(prefix + name);
            }
        });
        text(properties, "content-type", "`application/avro`.");
        text(properties, EventHeaders.TRACEPARENT, "W3C trace context.");
        return schema;
    }

    private static void text(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }
}
