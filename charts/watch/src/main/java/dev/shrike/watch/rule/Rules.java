package dev.shrike.watch.rule;

import dev.shrike.watch.promql.Expression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the chart's rules. */
public final class Rules {

    private Rules() {}

    /** Where they are. */
    public static List<Path> files(Path charts) throws IOException {
        return yamlFiles(charts.resolve("shrike/files/rules"));
    }

    /** All rules of all files. */
    public static List<Rule> all(Path charts) throws IOException {
        return files(charts).stream().flatMap(Rules::in).toList();
    }

    /** Those that alert. */
    public static List<Rule> alerts(Path charts) throws IOException {
        return all(charts).stream().filter(Rule::alert).toList();
    }

    /** The YAML files of a folder, by name. */
    static List<Path> yamlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** A YAML document of maps, lists and scalars. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> document(Path file) {
        try {
            return (Map<String, Object>)
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.getOrDefault(key, List.of());
    }

    private static Stream<Rule> in(Path file) {
        return list(document(file), "groups").stream()
                .flatMap(group -> list(group, "rules").stream())
                .map(Rules::rule);
    }

    private static Rule rule(Map<String, Object> row) {
        boolean alert = row.containsKey("alert");
        return new Rule(
                row.get(alert ? "alert" : "record").toString(),
                alert,
                Expression.of(row.get("expr").toString()),
                row.getOrDefault("for", "").toString(),
                strings(row, "labels"),
                strings(row, "annotations"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> strings(Map<String, Object> row, String key) {
        return (Map<String, String>) row.getOrDefault(key, Map.of());
    }
}
