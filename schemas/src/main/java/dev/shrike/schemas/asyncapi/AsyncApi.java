package dev.shrike.schemas.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.command.CommandCatalogue;
import dev.shrike.schemas.example.EventExamples;

/** The AsyncAPI 3.0 document of everything in the catalogues. Immutable and thread-safe; the same catalogues give the same text. */
public final class AsyncApi {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    private final ObjectNode document;

    private AsyncApi(ObjectNode document) {
        this.document = document;
    }

    /** The document of the platform's own catalogues, those of other teams on its class path included. */
    public static AsyncApi standard() {
        return of(EventCatalogue.standard(), CommandCatalogue.standard(), EventExamples.standard());
    }

    /** The document of these catalogues. */
    public static AsyncApi of(EventCatalogue events, CommandCatalogue commands, EventExamples examples) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("asyncapi", "3.0.0");
        document.put("id", "urn:shrike:events");
        Frame.addInfo(document);
        Frame.addServers(document);
        var channels = new Channels(document.putObject("channels"));
        var operations = new Operations(document.putObject("operations"));
        ObjectNode components = document.putObject("components");
        var messages = new Messages(components, examples);
        for (EventDefinition event : events.all()) {
            for (MajorVersion major : event.majors()) {
                messages.add(event, major);
                channels.add(event, major);
                operations.add(event, major);
            }
        }
        var asked = new CommandParts(document);
        commands.commands().forEach(asked::add);
        return new AsyncApi(document);
    }

    /** As a tree, the caller's own. */
    public ObjectNode tree() {
        return document.deepCopy();
    }

    /** As YAML, for {@code /asyncapi.yml}. */
    public String yaml() {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON has no YAML", e);
        }
    }
}
