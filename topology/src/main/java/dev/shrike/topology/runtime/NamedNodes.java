package dev.shrike.topology.runtime;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;

/**
 * Refuses topologies that leave names to Kafka Streams. Such a name has a number that counts the nodes before it, so that a node
 * added in the middle would give the stores after it other names, and strand their state.
 */
final class NamedNodes {
    private static final Pattern NUMBERED = Pattern.compile(".*-\\d{10}(-.*)?");

    private NamedNodes() {}

    /** @throws TopologyStartException when a node or a store has no name of its own */
    static void require(String name, Topology topology) {
        List<String> unnamed = topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .flatMap(NamedNodes::names)
                .filter(given -> NUMBERED.matcher(given).matches())
                .distinct()
                .sorted()
                .toList();
        if (!unnamed.isEmpty()) {
            throw new TopologyStartException("The topology " + name + " leaves names to chance: "
                    + String.join(", ", unnamed) + "; give each of them one (Named.as, withName, Materialized.as)");
        }
    }

    private static Stream<String> names(Node node) {
        Stream<String> stores = node instanceof Processor processor ? processor.stores().stream() : Stream.empty();
        return Stream.concat(Stream.of(node.name()), stores);
    }
}
