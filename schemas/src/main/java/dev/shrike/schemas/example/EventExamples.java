package dev.shrike.schemas.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Examples in the JSON form, from the class path: that of {@code tick} 1.1 stands in {@code examples/tick/1.1.json}, as the person whose
 * data it is sees it. Thread-safe.
 */
public final class EventExamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClassLoader loader;

    /** Examples on the class path of a loader. */
    public EventExamples(ClassLoader loader) {
        this.loader = loader;
    }

    /** Those of the platform's own class path. */
    public static EventExamples standard() {
        return new EventExamples(EventExamples.class.getClassLoader());
    }

    /**
     * The example of a version, if there is one.
     *
     * @throws SchemaException when it is not a JSON object
     */
    public Optional<ObjectNode> of(EventSchema version) {
        String path = "examples/" + version.event() + "/" + version.version() + ".json";
        try (InputStream file = loader.getResourceAsStream(path)) {
            return file == null ? Optional.empty() : Optional.of((ObjectNode) JSON.readTree(file));
        } catch (JsonProcessingException | ClassCastException e) {
            throw new SchemaException("The example " + path + " is no JSON object", e);
        } catch (IOException e) {
            throw new SchemaException("The example " + path + " cannot be read", e);
        }
    }
}
