package dev.shrike.topology.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.topology.bench.TopologyBench;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.score.ScoreTopology;
import dev.shrike.topology.view.TopologyGraph.Kind;
import dev.shrike.topology.view.TopologyGraph.Part;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Node;

class TopologyGraphTest {
    static Stream<TopologyModule> topologies() {
        return ServiceLoader.load(TopologyModule.class).stream().map(ServiceLoader.Provider::get);
    }

    @Test
    void it_has_every_node_with_its_topics_and_stores() {
        TopologyGraph graph = graph(new ScoreTopology());

        assertThat(graph.parts()).flatExtracting(Part::nodes).anySatisfy(node -> {
            assertThat(node.name()).isEqualTo("score-images");
            assertThat(node.kind()).isEqualTo(Kind.PROCESSOR);
            assertThat(node.stores()).contains("scored-images", "score-ranking");
        });
        assertThat(graph.parts()).flatExtracting(Part::nodes).anySatisfy(node -> {
            assertThat(node.kind()).isEqualTo(Kind.SINK);
            assertThat(node.topics()).containsExactly("score.v1.latest");
        });
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void the_picture_draws_each_node_once_and_only_edges_between_drawn_nodes(TopologyModule module) {
        String picture = Mermaid.of(graph(module));

        var drawn = Pattern.compile("(?m)^  (n\\d+)[\\[(]")
                .matcher(picture)
                .results()
                .map(found -> found.group(1))
                .toList();
        var ends = Pattern.compile("(?m)^  (n\\d+) (?:-->|-\\.-) (n\\d+)$")
                .matcher(picture)
                .results()
                .flatMap(found -> Stream.of(found.group(1), found.group(2)))
                .distinct()
                .toList();
        assertThat(picture).startsWith("flowchart LR\n");
        assertThat(drawn).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ends);
    }

    @Test
    void a_small_one_is_drawn_so() {
        var builder = new StreamsBuilder();
        builder.stream("nest.v1", Consumed.as("ingest-nest.v1")).to("egg.v1", Produced.as("egress-egg.v1"));

        assertThat(Mermaid.of(TopologyGraph.of(builder.build().describe()))).isEqualTo("""
                        flowchart LR
                          subgraph part0["sub-topology 0"]
                          n0["egress-egg.v1"]
                          n1["ingest-nest.v1"]
                          end
                          n2(["egg.v1"])
                          n3(["nest.v1"])
                          n0 --> n2
                          n3 --> n1
                          n1 --> n0
                        """);
    }

    @Test
    void topics_that_are_known_by_a_pattern_or_from_each_record_are_drawn_as_far_as_they_are_known() {
        var builder = new StreamsBuilder();
        builder.stream(Pattern.compile("nest\\..*"), Consumed.as("ingest-nests"))
                .to((key, value, context) -> "egg.v1", Produced.as("egress-anywhere"));

        TopologyGraph graph = TopologyGraph.of(builder.build().describe());

        assertThat(graph.parts())
                .flatExtracting(Part::nodes)
                .satisfiesExactlyInAnyOrder(
                        source -> assertThat(source.topics()).containsExactly("nest\\..*"),
                        sink -> assertThat(sink.topics()).isEmpty());
        assertThat(Mermaid.of(graph)).contains("nest\\..*");
        assertThat(Svg.of(graph)).contains("egress-anywhere");
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void as_svg_it_is_well_formed_and_has_every_node_and_every_way_forward(TopologyModule module) throws Exception {
        TopologyGraph graph = graph(module);
        var picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Svg.of(graph).getBytes(StandardCharsets.UTF_8)));

        var nodes =
                graph.parts().stream().flatMap(part -> part.nodes().stream()).toList();
        assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(nodes.size());
        var lines = picture.getElementsByTagName("line");
        assertThat(lines.getLength())
                .isEqualTo(nodes.stream().mapToInt(node -> node.next().size()).sum());
        for (int i = 0; i < lines.getLength(); i++) {
            var ends = lines.item(i).getAttributes();
            assertThat(number(ends.getNamedItem("x1"))).isLessThan(number(ends.getNamedItem("x2")));
        }
    }

    private static int number(Node attribute) {
        return Integer.parseInt(attribute.getNodeValue());
    }

    private static TopologyGraph graph(TopologyModule module) {
        return TopologyGraph.of(TopologyBench.topology(module).describe());
    }
}
