package dev.shrike.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.wire.KnownSchemaIds;
import dev.shrike.schemas.wire.SchemaIds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema registry that speaks the Confluent API (Apicurio's {@code /apis/ccompat/v7}, Confluent's, Karapace's). Only what
 * the platform needs: registering whole schemas under {@code <topic>-value}. Thread-safe; every call ends within the timeout.
 */
public final class SchemaRegistry implements AutoCloseable {
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";
    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * @param base address of the Confluent API, without a slash at the end
     * @param timeout bound of each call
     */
    public SchemaRegistry(URI base, Duration timeout) {
        this.base = base;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /**
     * Registers every version of every event for both of its topics, oldest first. Schemas that are there already keep their
     * ids, so this may run at every start and from several processes.
     *
     * @return what the registry calls each schema
     * @throws RegistryException when the registry is away, or refuses a schema as incompatible
     */
    public SchemaIds registerAll(EventCatalogue catalogue) {
        var ids = new HashMap<Long, Integer>();
        for (MajorVersion major : catalogue.majors()) {
            for (String topic : List.of(major.topic(), major.latestTopic())) {
                String subject = topic + "-value";
                for (EventSchema minor : major.minors()) {
                    keep(ids, minor, register(subject, minor));
                }
                requireCompatibility(subject);
            }
        }
        return new KnownSchemaIds(ids);
    }

    /** Of two processes that make a subject's rule at once, Apicurio tells one of a conflict; asked again, it changes the rule. */
    private void requireCompatibility(String subject) {
        String path = "/config/" + subject;
        Map<String, String> rule = Map.of("compatibility", COMPATIBILITY);
        HttpResponse<String> answer = send("PUT", path, rule);
        read(answer.statusCode() == CONFLICT ? send("PUT", path, rule) : answer);
    }

    private static void keep(Map<Long, Integer> ids, EventSchema schema, int id) {
        Integer before = ids.putIfAbsent(schema.fingerprint(), id);
        if (before != null && before != id) {
            throw new RegistryException("The registry gives " + schema.uri() + " two ids, " + before + " and " + id
                    + "; Shrike needs ids by content");
        }
    }

    private int register(String subject, EventSchema schema) {
        JsonNode answer = read(send(
                "POST",
                "/subjects/" + subject + "/versions",
                Map.of("schema", schema.schema().toString(), "schemaType", "AVRO")));
        if (!answer.path("id").isInt()) {
            throw new RegistryException("The registry gave no id for " + schema.uri());
        }
        return answer.get("id").intValue();
    }

    private HttpResponse<String> send(String method, String path, Object body) {
        URI uri = URI.create(base + path);
        try {
            return http.send(
                    HttpRequest.newBuilder(uri)
                            .timeout(timeout)
                            .header("Content-Type", CONTENT_TYPE)
                            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RegistryException("The registry at " + base + " cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("Interrupted while waiting for the registry at " + base, e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        HttpRequest asked = answer.request();
        if (answer.statusCode() / 100 != 2) {
            throw new RegistryException("The registry answered " + answer.statusCode() + " to " + asked.method() + " "
                    + asked.uri() + ": " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new RegistryException("The registry at " + asked.uri() + " did not answer in JSON", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
