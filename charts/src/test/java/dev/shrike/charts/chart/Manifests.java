package dev.shrike.charts.chart;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a chart rendered, object by object. Immutable. */
public record Manifests(List<Manifest> all) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public Manifests {
        all = List.copyOf(all);
    }

    /** @throws UncheckedIOException when it is not YAML, or an object has a key twice */
    public static Manifests of(String text) {
        try (var objects = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return new Manifests(objects.readAll().stream()
                    .filter(JsonNode::isObject)
                    .map(Manifest::new)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All objects of a kind. */
    public List<Manifest> ofKind(String kind) {
        return all.stream().filter(object -> object.kind().equals(kind)).toList();
    }

    /** The object of that kind and name, if there is one. */
    public Optional<Manifest> find(String kind, String name) {
        return ofKind(kind).stream()
                .filter(object -> object.name().equals(name))
                .findFirst();
    }

    /**
     * The object of that kind and name.
     *
     * @throws AssertionError when there is none
     */
    public Manifest one(String kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name + " but " + names(kind)));
    }

    /** The names of all objects of a kind. */
    public Set<String> names(String kind) {
        return ofKind(kind).stream().map(Manifest::name).collect(Collectors.toSet());
    }

    /** Every pod that these objects would lead to, once. */
    public List<PodView> pods() {
        return all.stream().flatMap(object -> PodView.of(object).stream()).toList();
    }

    /**
     * The pod of a deployable.
     *
     * @throws AssertionError when there is none
     */
    public PodView pod(String component) {
        return pods().stream()
                .filter(pod -> pod.component().equals(component))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no pod of " + component));
    }

    /** The name that a part of an object gives. */
    public static String nameOf(JsonNode part) {
        return part.path("name").asText();
    }
}
