package dev.shrike.charts.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.Manifests;
import dev.shrike.charts.generated.ValuesTable.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The values, their schema and their description say the same. */
class ValuesTest {
    private static final String BEGIN = "<!-- the values: made from values.yaml -->\n";
    private static final String END = "<!-- the end of the values -->\n";

    @Test
    void theReadmeDescribesTheValuesThatThereAre() throws IOException {
        var readme = new GeneratedFile(Chart.FOLDER.resolve("README.md"));
        String there = readme.there();

        assertThat(there).contains(BEGIN, END);
        readme.hasToBe(there.substring(0, there.indexOf(BEGIN) + BEGIN.length())
                + ValuesTable.of(yaml())
                + there.substring(there.indexOf(END)));
    }

    @Test
    void everyValueIsDescribedOnceOrAsOneOfTheServices() throws IOException {
        Set<String> described = new TreeSet<>();
        List<String> silent = new ArrayList<>();
        for (Value value : ValuesTable.values(yaml())) {
            if (value.described()) {
                described.add(value.path());
            } else if (described.stream().noneMatch(path -> value.path().startsWith(path + "."))) {
                silent.add(value.path());
            }
        }

        assertThat(silent)
                .filteredOn(path -> !path.startsWith("services."))
                .allMatch(path -> path.startsWith("networkPolicy.destinations."));
        assertThat(described).contains("services.auth-api.replicas", "networkPolicy.destinations");
    }

    @Test
    void theSchemaKnowsEachOfThemAndNoOther() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
        JsonNode values = Manifests.of(yaml()).all().getFirst().tree();

        assertThat(paths("", values, schema, schema)).isEmpty();
    }

    /** Where values and schema differ; objects whose keys the schema leaves open are not looked into. */
    private static List<String> paths(String path, JsonNode values, JsonNode schema, JsonNode root) {
        JsonNode known =
                schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
        var different = new ArrayList<String>();
        if (!known.has("properties") || values.isArray()) {
            return different;
        }
        var names = new TreeSet<String>();
        known.path("properties").fieldNames().forEachRemaining(names::add);
        names.remove("global");
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            String here = path + "." + value.getKey();
            if (names.remove(value.getKey())) {
                different.addAll(paths(here, value.getValue(), known.at("/properties/" + value.getKey()), root));
            } else {
                different.add(here + " is no value of the schema");
            }
        }
        boolean optional = known.path("required").isMissingNode()
                || known.path("required").size() < known.path("properties").size();
        if (!optional || path.isEmpty()) {
            names.forEach(name -> different.add(path + "." + name + " is in the schema alone"));
        }
        return different;
    }

    @Test
    void nothingButItsOwnKeysIsAllowedAnywhereInTheSchema() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("values.schema.json").toFile());

        assertThat(objects(schema))
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        object -> assertThat(object.path("additionalProperties").asText())
                                .as(object.toString())
                                .isEqualTo("false"));
    }

    private static List<JsonNode> objects(JsonNode tree) {
        var objects = new ArrayList<JsonNode>();
        if (tree.path("properties").isObject() && tree.has("type")) {
            objects.add(tree);
        }
        tree.forEach(part -> objects.addAll(objects(part)));
        return objects;
    }

    private static String yaml() throws IOException {
        return Files.readString(Chart.FOLDER.resolve("values.yaml"));
    }
}
