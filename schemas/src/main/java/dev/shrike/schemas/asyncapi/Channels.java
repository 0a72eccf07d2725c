package dev.shrike.schemas.asyncapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.TreeSet;

/** Three channels of a major version: its subjects on NATS, its history and its latest values in Kafka; where it is mirrored. */
final class Channels {

    private final ObjectNode channels;

    Channels(ObjectNode channels) {
        this.channels = channels;
    }

    void add(EventDefinition event, MajorVersion major) {
        subjects(event, major);
        if (event.operational().isEmpty()) {
            history(event, major);
            latest(event, major);
        }
    }

    private void subjects(EventDefinition event, MajorVersion major) {
        ObjectNode channel =
                channel(Names.onNats(major), major.topic() + ".{aggregate}.{type}", Frame.NATS, event, major);
        ObjectNode parameters = channel.putObject("parameters");
        ObjectNode aggregate = parameters.putObject("aggregate");
        String path = major.subject().aggregatePath();
        aggregate.put(
                "description",
                "What the event belongs to (" + event.aggregate() + "): "
                        + (major.subject().isTokenised()
                                ? "the token of `" + path + "`, 22 characters"
                                : "`" + path + "`"));
        if (!major.subject().isTokenised()) {
            aggregate.put("location", "$message.payload#/" + path.replace('.', '/'));
        }
        ObjectNode type = parameters.putObject("type").put("description", "What kind of fact it is");
        ArrayNode types = type.putArray("enum");
        var all = new TreeSet<String>();
        major.minors().forEach(minor -> all.addAll(minor.types()));
        all.forEach(types::add);
        type.put("location", "$message.payload#/type");
        ObjectNode stream =
                channel.putObject("x-jetstream").put("stream", major.stream()).put("subjects", event.subjects());
        event.retention().ifPresent(kept -> stream.put("max_age", kept.toString()));
        event.operational().ifPresent(bound -> stream.put("max_bytes", bound.mostBytes()));
    }

    private void history(EventDefinition event, MajorVersion major) {
        ObjectNode channel = channel(Names.history(major), major.topic(), Frame.KAFKA, event, major);
        ObjectNode topic = binding(channel);
        topic.putArray("cleanup.policy").add("delete");
        topic.put("retention.ms", event.retention().map(kept -> kept.toMillis()).orElse(-1L));
    }

    private void latest(EventDefinition event, MajorVersion major) {
        ObjectNode channel = channel(Names.latest(major), major.latestTopic(), Frame.KAFKA, event, major);
        ObjectNode topic = binding(channel);
        topic.putArray("cleanup.policy").add("compact");
        topic.put("delete.retention.ms", event.compaction().tombstonesKept().toMillis());
        topic.put("max.compaction.lag.ms", event.compaction().lag().toMillis());
        ArrayNode ends = channel.putArray("x-ends-key");
        new TreeSet<>(major.endsKey()).forEach(ends::add);
    }

    private ObjectNode channel(String name, String address, String server, EventDefinition event, MajorVersion major) {
        ObjectNode channel = channels.putObject(name);
        channel.put("address", address);
        channel.put(
                "title",
                event.name() + ", version " + major.major() + (server.equals(Frame.NATS) ? ", on NATS" : ", in Kafka"));
        channel.put("summary", event.meaning());
        channel.put("description", event.publishedWhen() + " Ordered by " + event.orderedBy() + ".");
        channel.putArray("servers").addObject().put("$ref", "#/servers/" + server);
        ObjectNode messages = channel.putObject("messages");
        for (EventSchema version : major.minors()) {
            messages.putObject(Names.payload(version))
                    .put("$ref", "#/components/messages/" + Names.message(version, server));
        }
        channel.putArray("tags").addObject().put("name", event.name());
        return channel;
    }

    private static ObjectNode binding(ObjectNode channel) {
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("bindingVersion", "0.5.0");
        return kafka.putObject("topicConfiguration");
    }
}
