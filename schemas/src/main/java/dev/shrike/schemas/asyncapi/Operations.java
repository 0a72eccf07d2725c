package dev.shrike.schemas.asyncapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;

/** Who sends and who receives: publishers and subscribers, each on its broker, and the bridge between the two. */
final class Operations {

    private static final String BRIDGE = "bridge";

    private final ObjectNode operations;

    Operations(ObjectNode operations) {
        this.operations = operations;
    }

    void add(EventDefinition event, MajorVersion major) {
        for (String written : event.publishers()) {
            Participant publisher = Participant.of(written);
            operation(publisher.name(), "send", channel(publisher, major), event.publishedWhen());
        }
        for (String written : event.subscribers()) {
            Participant subscriber = Participant.of(written);
            operation(subscriber.name(), "receive", channel(subscriber, major), event.meaning());
        }
        if (event.operational().isEmpty()) {
            String mirrored = "Mirrors each event, exactly once, into history and latest.";
            operation(BRIDGE, "receive", Names.onNats(major), mirrored);
            operation(BRIDGE, "send", Names.history(major), mirrored);
            operation(BRIDGE, "send", Names.latest(major), mirrored);
            if (major.reverseLane()) {
                operation(BRIDGE, "send", Names.onNats(major), "Carries what topologies made back to services.");
            }
        }
    }

    private static String channel(Participant participant, MajorVersion major) {
        return participant.kafka() ? Names.history(major) : Names.onNats(major);
    }

    private void operation(String participant, String action, String channel, String summary) {
        ObjectNode operation = operations.putObject(participant + "." + action + "." + channel);
        operation.put("action", action);
        operation.putObject("channel").put("$ref", Names.channel(channel));
        operation.put("title", participant + (action.equals("send") ? " sends to " : " receives from ") + channel);
        operation.put("summary", summary);
        operation.put("x-participant", participant);
    }
}
