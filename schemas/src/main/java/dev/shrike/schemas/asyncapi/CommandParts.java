package dev.shrike.schemas.asyncapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.command.CommandDefinition;

/**
 * Commands: what a service can be asked to do. They are decided inside of the service that got the request, so that their channels have
 * no address on a broker; the events that follow do.
 */
final class CommandParts {

    private final ObjectNode document;

    CommandParts(ObjectNode document) {
        this.document = document;
    }

    void add(CommandDefinition command) {
        String name = "command." + command.name();
        ObjectNode components = (ObjectNode) document.get("components");
        String asked = "command-" + command.name();
        String answered = asked + "-decision";
        components.withObjectProperty("schemas").set(asked, payload(components, command));
        components.withObjectProperty("schemas").set(answered, decision(components, command));
        message(components, asked, command.meaning());
        message(components, answered, "What was decided on " + command.name());
        ObjectNode channel = ((ObjectNode) document.get("channels")).putObject(name);
        channel.putNull("address");
        channel.put("title", command.name());
        channel.put("summary", command.meaning());
        channel.put("description", "Decided inside of " + command.handledBy() + "; on no broker.");
        ObjectNode messages = channel.putObject("messages");
        messages.putObject("command").put("$ref", "#/components/messages/" + asked);
        messages.putObject("decision").put("$ref", "#/components/messages/" + answered);
        channel.putArray("tags").addObject().put("name", "command");
        operation(command, name);
    }

    private void operation(CommandDefinition command, String channel) {
        ObjectNode operation =
                ((ObjectNode) document.get("operations")).putObject(command.handledBy() + ".receive." + channel);
        operation.put("action", "receive");
        operation.putObject("channel").put("$ref", Names.channel(channel));
        operation.put("title", command.handledBy() + " decides on " + command.name());
        operation.put("summary", command.meaning());
        operation.putArray("messages").addObject().put("$ref", Names.channel(channel) + "/messages/command");
        ObjectNode reply = operation.putObject("reply");
        reply.putObject("channel").put("$ref", Names.channel(channel));
        reply.putArray("messages").addObject().put("$ref", Names.channel(channel) + "/messages/decision");
        operation.put("x-participant", command.handledBy());
        ArrayNode issuers = operation.putArray("x-issued-by");
        command.issuedBy().forEach(issuers::add);
        ArrayNode events = operation.putArray("x-leads-to");
        command.leadsTo().forEach(event -> events.add(event.toString()));
    }

    private static void message(ObjectNode components, String name, String summary) {
        ObjectNode message = components.withObjectProperty("messages").putObject(name);
        message.put("name", name);
        message.put("title", name);
        message.put("summary", summary);
        message.put("contentType", "application/json");
        message.putObject("payload").put("$ref", "#/components/schemas/" + name);
    }

    private static ObjectNode payload(ObjectNode components, CommandDefinition command) {
        ObjectNode schema = components.objectNode().put("type", "object").put("description", command.meaning());
        ObjectNode properties = schema.putObject("properties");
        command.payload()
                .forEach((field, meaning) ->
                        properties.putObject(field).put("type", "string").put("description", meaning));
        return schema;
    }

    private static ObjectNode decision(ObjectNode components, CommandDefinition command) {
        ObjectNode schema = components.objectNode().put("type", "object");
        ArrayNode ways = schema.putArray("oneOf");
        ObjectNode accepted =
                ways.addObject().put("type", "object").put("description", "Accepted: the ids of the events.");
        accepted.putArray("required").add("events");
        accepted.putObject("properties")
                .putObject("events")
                .put("type", "array")
                .putObject("items")
                .put("type", "string")
                .put("format", "uuid");
        ObjectNode rejected = ways.addObject().put("type", "object").put("description", "Rejected, and why.");
        rejected.putArray("required").add("code").add("reason");
        ObjectNode properties = rejected.putObject("properties");
        ObjectNode code = properties.putObject("code").put("type", "string");
        ArrayNode codes = code.putArray("enum");
        codes.add(CommandDefinition.INVALID);
        command.rejections().keySet().forEach(codes::add);
        StringBuilder meanings = new StringBuilder("`invalid`: The payload breaks its constraints.");
        command.rejections()
                .forEach((each, meaning) ->
                        meanings.append(" `").append(each).append("`: ").append(meaning));
        code.put("description", meanings.toString());
        properties.putObject("reason").put("type", "string").put("description", "In words.");
        return schema;
    }
}
