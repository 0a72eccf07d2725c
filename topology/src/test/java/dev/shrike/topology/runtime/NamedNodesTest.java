package dev.shrike.topology.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.topology.bench.TopologyBench;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;

class NamedNodesTest {
    private final StreamsBuilder builder = new StreamsBuilder();

    @Test
    void a_node_without_a_name_of_its_own_is_refused() {
        builder.stream("from", Consumed.as("ingest-from"))
                .filter((key, value) -> true)
                .to("to", Produced.as("egress-to"));

        assertThatThrownBy(() -> NamedNodes.require("nests", builder.build()))
                .isInstanceOf(TopologyStartException.class)
                .hasMessageContaining("nests leaves names to chance: KSTREAM-FILTER-0000000001");
    }

    @Test
    void a_store_without_a_name_of_its_own_is_refused() {
        builder.stream("from", Consumed.as("ingest-from"))
                .groupByKey(Grouped.as("by-key"))
                .count(Named.as("count"));

        assertThatThrownBy(() -> NamedNodes.require("nests", builder.build()))
                .isInstanceOf(TopologyStartException.class)
                .hasMessageContaining("KSTREAM-AGGREGATE-STATE-STORE-0000000001");
    }

    @Test
    void the_topologies_of_the_platform_name_everything() {
        TopologyModules.selected(getClass().getClassLoader(), Selection.all())
                .forEach(module -> assertThatCode(
                                () -> NamedNodes.require(module.name(), TopologyBench.topology(module)))
                        .doesNotThrowAnyException());
    }
}
