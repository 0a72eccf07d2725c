package dev.shrike.schemas.asyncapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.example.EventExamples;
import java.util.Optional;

/** A message of each version for each broker: the payload is the same, the headers and the key are the broker's. */
final class Messages {

    private final ObjectNode messages;
    private final ObjectNode schemas;
    private final EventExamples examples;

    Messages(ObjectNode components, EventExamples examples) {
        this.messages = components.putObject("messages");
        this.schemas = components.putObject("schemas");
        this.examples = examples;
        schemas.set("headers-on-nats", Headers.onNats());
        schemas.set("headers-on-kafka", Headers.onKafka());
    }

    void add(EventDefinition event, MajorVersion major) {
        for (EventSchema version : major.minors()) {
            schemas.set(Names.payload(version), JsonForm.of(version));
            Optional<ObjectNode> example = examples.of(version);
            message(event, major, version, Frame.NATS, example);
            if (event.operational().isEmpty()) {
                ObjectNode message = message(event, major, version, Frame.KAFKA, example);
                kafka(major, message);
            }
        }
    }

    private ObjectNode message(
            EventDefinition event,
            MajorVersion major,
            EventSchema version,
            String server,
            Optional<ObjectNode> example) {
        ObjectNode message = messages.putObject(Names.message(version, server));
        message.put("name", version.uri());
        message.put("title", event.name() + " " + version.version());
        message.put("summary", event.meaning());
        message.put("contentType", "application/avro");
        message.putObject("headers").put("$ref", "#/components/schemas/headers-on-" + server);
        message.putObject("payload").put("$ref", "#/components/schemas/" + Names.payload(version));
        ObjectNode correlation = message.putObject("correlationId");
        correlation.put("description", "Joins all events of one request.");
        correlation.put("location", "$message.payload#/metadata/correlation_id");
        message.put("x-dataschema", version.uri());
        message.put("x-fingerprint", "%016x".formatted(version.fingerprint()));
        example.ifPresent(payload -> message.putArray("examples").add(example(major, version, server, payload)));
        return message;
    }

    private static ObjectNode example(MajorVersion major, EventSchema version, String server, ObjectNode payload) {
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        example.put("name", Names.payload(version));
        example.put("summary", "As the person whose data it is sees it");
        example.set("headers", Headers.example(major, version, server, payload));
        example.set("payload", payload);
        return example;
    }

    private static void kafka(MajorVersion major, ObjectNode message) {
        ObjectNode binding = message.putObject("bindings").putObject("kafka");
        binding.putObject("key")
                .put("type", "string")
                .put(
                        "description",
                        "`" + String.join("`, a space, `", major.key().paths()) + "`");
        binding.put("schemaIdLocation", "payload");
        binding.put("schemaIdPayloadEncoding", "confluent");
        binding.put("bindingVersion", "0.5.0");
    }
}
