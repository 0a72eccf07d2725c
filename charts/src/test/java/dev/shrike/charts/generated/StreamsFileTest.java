package dev.shrike.charts.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.Manifest;
import dev.shrike.messaging.streams.StreamSettings;
import dev.shrike.messaging.streams.StreamShape;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The streams of the chart are those that services would make. */
class StreamsFileTest {
    private static final String HEADING =
            "# The streams that services would make, from the event catalogue. The number of copies comes from the values.\n";

    @Test
    void theFileIsWhatTheCatalogueAsksFor() throws IOException {
        List<Map<String, Object>> streams =
                wanted().stream().map(StreamsFileTest::tree).toList();

        new GeneratedFile(Chart.FOLDER.resolve("files/streams.yaml"))
                .hasToBe(HEADING + Yaml.of(Map.of("streams", streams)));
    }

    private static List<StreamConfiguration> wanted() {
        return EventCatalogue.standard().all().stream()
                .map(event -> StreamShape.of(event, StreamSettings.defaults()))
                .toList();
    }

    private static Map<String, Object> tree(StreamConfiguration stream) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", stream.getName());
        tree.put("subjects", stream.getSubjects());
        tree.put("storage", word(stream.getStorageType()));
        tree.put("retention", word(stream.getRetentionPolicy()));
        tree.put("discard", word(stream.getDiscardPolicy()));
        tree.put("maxAge", duration(stream.getMaxAge()));
        if (stream.getMaxBytes() > 0) {
            tree.put("maxBytes", stream.getMaxBytes());
        }
        tree.put("maxMsgSize", stream.getMaximumMessageSize());
        tree.put("duplicateWindow", duration(stream.getDuplicateWindow()));
        tree.put("allowDirect", stream.getAllowDirect());
        return tree;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** As Go writes it; nothing for what has no end. */
    private static String duration(Duration duration) {
        return duration.isZero() ? "" : duration.toSeconds() + "s";
    }

    @Test
    void eachIsAnObjectWithItsCopies() {
        List<Manifest> rendered = Chart.example("production").render().ofKind("Stream");

        assertThat(rendered).hasSameSizeAs(wanted()).allSatisfy(stream -> {
            assertThat(stream.at("/spec/replicas").asInt()).isEqualTo(3);
            assertThat(stream.name().toUpperCase(Locale.ROOT))
                    .isEqualTo(stream.at("/spec/name").asText());
            assertThat(stream.at("/spec/maxMsgSize").isInt()).isTrue();
        });
    }

    @Test
    void eventsOutliveTheObjectsAndTheRelease() {
        assertThat(Chart.example("production").render().ofKind("Stream")).allSatisfy(stream -> {
            assertThat(stream.at("/spec/preventDelete").asBoolean()).isTrue();
            assertThat(stream.annotation("helm.sh/resource-policy")).isEqualTo("keep");
        });
    }

    @Test
    void thereAreNoneUnlessWanted() {
        assertThat(Chart.standard().render().ofKind("Stream")).isEmpty();
    }
}
