package dev.shrike.bridge.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.RegistrySettings;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schema registry: which schemas it has, which it would be given, and whether it would take them. Asks, and registers nothing. */
final class RegistryPart implements AutoCloseable {
    static final String AREA = "Registry";

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistrySettings settings;
    private final HttpClient http;

    RegistryPart(RegistrySettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    List<PlanItem> look(List<MajorVersion> majors) {
        var items = new ArrayList<PlanItem>();
        for (MajorVersion major : majors) {
            for (String topic : List.of(major.topic(), major.latestTopic())) {
                items.add(subject(topic + "-value", major));
            }
        }
        return items;
    }

    private PlanItem subject(String subject, MajorVersion major) {
        var missing = new ArrayList<String>();
        for (EventSchema schema : major.minors()) {
            HttpResponse<String> answer = post("/subjects/" + subject, schema);
            if (answer.statusCode() == NOT_FOUND) {
                missing.add(schema.version());
                if (!isCompatible(subject, schema)) {
                    return PlanItem.error(
                            AREA,
                            subject,
                            "version " + schema.version() + " contradicts what is registered",
                            "Somebody else registered another schema there: look at the subject's versions");
                }
            } else if (answer.statusCode() != OK) {
                return PlanItem.error(
                        AREA,
                        subject,
                        "the registry answers " + answer.statusCode(),
                        "Look at its log and its permissions");
            }
        }
        return missing.isEmpty()
                ? PlanItem.ok(AREA, subject, "versions " + versions(major))
                : PlanItem.create(AREA, subject, "versions " + missing);
    }

    private static List<String> versions(MajorVersion major) {
        return major.minors().stream().map(EventSchema::version).toList();
    }

    /** A subject that is not there takes anything. */
    private boolean isCompatible(String subject, EventSchema schema) {
        HttpResponse<String> answer = post("/compatibility/subjects/" + subject + "/versions/latest", schema);
        if (answer.statusCode() != OK) {
            return true;
        }
        try {
            JsonNode json = JSON.readTree(answer.body());
            return json.path("is_compatible").asBoolean(true);
        } catch (IOException e) {
            throw new UnavailableException(
                    Incident.REGISTRY_AWAY, "The registry at " + settings.url() + " does not answer in JSON", e);
        }
    }

    private HttpResponse<String> post(String path, EventSchema schema) {
        try {
            String body =
                    JSON.writeValueAsString(Map.of("schema", schema.schema().toString(), "schemaType", "AVRO"));
            return http.send(
                    HttpRequest.newBuilder(URI.create(settings.url() + path))
                            .timeout(settings.timeout())
                            .header("Content-Type", CONTENT_TYPE)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UnavailableException(
                    Incident.REGISTRY_AWAY, "The registry at " + settings.url() + " cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Incident.REGISTRY_AWAY, "Interrupted while asking the registry", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
