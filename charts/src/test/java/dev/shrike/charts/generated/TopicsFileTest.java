package dev.shrike.charts.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.bridge.topics.TopicDefinition;
import dev.shrike.bridge.topics.TopicPlan;
import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.Manifest;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The topics of the chart are those that the bridge would make. */
class TopicsFileTest {
    private static final String HEADING =
            "# The topics that the bridge would make, from the event catalogue. Partitions and copies come from the values.\n";

    @Test
    void theFileIsWhatTheCatalogueAsksFor() throws IOException {
        List<Map<String, Object>> topics = plan(TopicSettings.defaults()).stream()
                .map(TopicsFileTest::tree)
                .toList();

        new GeneratedFile(Chart.FOLDER.resolve("files/topics.yaml"))
                .hasToBe(HEADING + Yaml.of(Map.of("topics", topics)));
    }

    private static List<TopicDefinition> plan(TopicSettings settings) {
        return TopicPlan.of(EventCatalogue.standard(), Sources.defaults(), settings);
    }

    private static Map<String, Object> tree(TopicDefinition topic) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", topic.name());
        tree.put("config", new TreeMap<>(topic.configs()));
        return tree;
    }

    @Test
    void whatIsRenderedIsWhatTheBridgeWouldMakeWithTheSameSettings() {
        Map<String, TopicDefinition> wanted = plan(TopicSettings.defaults().withReplication(3)).stream()
                .collect(Collectors.toMap(TopicDefinition::name, Function.identity()));

        List<Manifest> rendered = Chart.example("production")
                .with("kafka: {topics: {partitions: 6}}")
                .render()
                .ofKind("KafkaTopic");

        assertThat(rendered).hasSameSizeAs(wanted.keySet()).allSatisfy(topic -> {
            TopicDefinition definition = wanted.get(topic.at("/spec/topicName").asText());
            assertThat(topic.name()).isEqualTo(definition.name());
            assertThat(topic.at("/spec/partitions").asInt()).isEqualTo(definition.partitions());
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(definition.replication());
            assertThat(texts(topic.at("/spec/config"))).isEqualTo(definition.configs());
            assertThat(topic.label("strimzi.io/cluster")).isEqualTo("shrike");
            assertThat(topic.at("/metadata/namespace").asText()).isEqualTo("kafka");
        });
    }

    private static Map<String, String> texts(JsonNode object) {
        return object.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            assertThat(entry.getValue().isTextual()).as(entry.getKey()).isTrue();
            return entry.getValue().asText();
        }));
    }

    @Test
    void topicsOutliveTheRelease() {
        assertThat(Chart.example("production").render().ofKind("KafkaTopic"))
                .allSatisfy(topic ->
                        assertThat(topic.annotation("helm.sh/resource-policy")).isEqualTo("keep"));
    }

    @Test
    void thereAreNoneUnlessWanted() {
        assertThat(Chart.standard().render().ofKind("KafkaTopic")).isEmpty();
    }
}
