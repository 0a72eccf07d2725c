package dev.shrike.charts.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pod that an object leads to.
 *
 * @param owner kind and name of the object
 * @param metadata of the pod
 * @param spec of the pod
 */
public record PodView(String owner, JsonNode metadata, JsonNode spec) {

    static Optional<PodView> of(Manifest object) {
        String owner = object.toString();
        return switch (object.kind()) {
            case "Deployment", "StatefulSet", "Job" -> {
                JsonNode template = object.at("/spec/template");
                yield Optional.of(new PodView(owner, template.path("metadata"), template.path("spec")));
            }
            case "Pod" -> Optional.of(new PodView(owner, object.path("metadata"), object.path("spec")));
            default -> Optional.empty();
        };
    }

    /** Which deployable it is, or {@code setup}, or {@code test}. */
    public String component() {
        return labels().getOrDefault("app.kubernetes.io/component", "");
    }

    public Map<String, String> labels() {
        return texts(metadata.path("labels"));
    }

    /** All containers, those of the beginning too. */
    public List<JsonNode> containers() {
        var containers = new ArrayList<JsonNode>();
        spec.path("initContainers").forEach(containers::add);
        spec.path("containers").forEach(containers::add);
        return containers;
    }

    /** The container that stays. */
    public JsonNode container() {
        return spec.path("containers").path(0);
    }

    /** Its variables that stand there in clear. */
    public Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        container().path("env").forEach(variable -> {
            if (variable.has("value")) {
                variables.put(
                        variable.path("name").asText(), variable.path("value").asText());
            }
        });
        return variables;
    }

    /** Whether all these labels are its own. */
    public boolean has(JsonNode matchLabels) {
        return labels().entrySet().containsAll(texts(matchLabels).entrySet());
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    @Override
    public String toString() {
        return owner;
    }
}
