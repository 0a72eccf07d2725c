package dev.shrike.charts.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The chart with some values, as release {@code shrike} in the namespace {@code birds}. Immutable. */
public final class Chart {
    /** Where the chart is. */
    public static final Path FOLDER = ChartCopy.CHART;

    public static final String NAMESPACE = "birds";

    private static final Path COPY = ChartCopy.make(ChartCopy.CHART);

    private final Path folder;
    private final String release;
    private final List<Path> values;

    private Chart(Path folder, String release, List<Path> values) {
        this.folder = folder;
        this.release = release;
        this.values = List.copyOf(values);
    }

    /** With its own values. */
    public static Chart standard() {
        return new Chart(COPY, "shrike", List.of());
    }

    /** With the values of an example. */
    public static Chart example(String name) {
        return standard().withFile(FOLDER.resolve("examples").resolve(name + "-values.yaml"));
    }

    /** Each kind of object that it can render, by turning on what one of them leaves off. */
    public static Stream<Chart> variations() {
        return Stream.of(
                standard(),
                example("minimal"),
                example("production"),
                example("production")
                        .with("gateway: {enabled: true, parents: [{name: public, namespace: gateways}]}\n"
                                + "monitoring: {monitor: pod}\n"
                                + "vault: {kek: {uri: ''}}\n"
                                + "exports: {existingClaim: exports}\n"
                                + "topologies: {groupProtocol: streams}\n"
                                + "services: {statistics-api: {scaling: {by: cpu}}, bridge: {scaling: {by: cpu}}}"),
                standard()
                        .with(
                                "networkPolicy: {enabled: false}\nsetup: {enabled: false}\nexports: {persistent: false}"));
    }

    /** The same with these values, in YAML, over the others. */
    public Chart with(String yaml) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            file.toFile().deleteOnExit();
            Files.writeString(file, yaml);
            return withFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Chart withFile(Path file) {
        var more = new ArrayList<>(values);
        more.add(file);
        return new Chart(folder, release, more);
    }

    /** The same under another name. */
    public Chart as(String otherRelease) {
        return new Chart(folder, otherRelease, values);
    }

    /** The same chart with exactly these files below one of its folders: names and contents in turn. */
    public Chart withFiles(String below, String... namesAndContents) {
        Path copy = ChartCopy.make(folder);
        try {
            Path target = copy.resolve(below);
            Files.createDirectories(target);
            try (Stream<Path> there = Files.list(target)) {
                for (Path file : there.toList()) {
                    Files.delete(file);
                }
            }
            for (int i = 0; i < namesAndContents.length; i += 2) {
                Files.writeString(target.resolve(namesAndContents[i]), namesAndContents[i + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Chart(copy, release, values);
    }

    /** What the cluster would be given, hooks among the rest. */
    public String text() {
        TemplateCommand template = new Helm(folder)
                .template()
                .withName(release)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.32.0");
        values.forEach(template::withValuesFile);
        return ChartCopy.restored(template.call());
    }

    /** The same as objects. */
    public Manifests render() {
        return Manifests.of(text());
    }

    /** The names of all Secrets that these values, or the chart's own, say to be there. */
    public Set<String> secrets() {
        var names = new TreeSet<String>();
        Stream.concat(Stream.of(FOLDER.resolve("values.yaml")), values.stream())
                .flatMap(file -> Manifests.of(read(file)).all().stream())
                .forEach(file -> addSecrets(file.tree(), names));
        return names;
    }

    private static void addSecrets(JsonNode tree, Set<String> names) {
        tree.properties().forEach(entry -> {
            if (entry.getKey().matches("existingSecret|databaseSecret|tokenSecret|tlsSecret")) {
                names.add(entry.getValue().asText());
            } else if (entry.getKey().matches("pullSecrets|environmentSecrets")) {
                entry.getValue().forEach(name -> names.add(name.asText()));
            } else {
                addSecrets(entry.getValue(), names);
            }
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Helm's linter says of the chart with its own values. */
    public static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    @Override
    public String toString() {
        return values.isEmpty()
                ? "with its own values"
                : "with " + values.stream().map(Path::getFileName).toList();
    }
}
