package dev.shrike.topology.view;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

/**
 * The nodes of a topology and what flows between them.
 *
 * @param parts in the order of their numbers; between them records go through repartition topics
 */
public record TopologyGraph(List<Part> parts) {

    /**
     * A sub-topology, of which there is one task for each partition.
     *
     * @param number first part of the ids of its tasks
     * @param nodes in the order of their names
     */
    public record Part(int number, List<Step> nodes) {}

    /**
     * A node.
     *
     * @param name of the node
     * @param kind what it does
     * @param topics read by a source, by name or as one pattern, or written by a sink; none where each record says which
     * @param stores kept by a processor
     * @param next the nodes that get what it gives
     */
    public record Step(String name, Kind kind, Set<String> topics, Set<String> stores, Set<String> next) {}

    /** Kinds of nodes. */
    public enum Kind {
        /** Reads topics. */
        SOURCE,
        /** Changes or keeps records. */
        PROCESSOR,
        /** Writes a topic. */
        SINK
    }

    /** The graph of a description. */
    public static TopologyGraph of(TopologyDescription description) {
        return new TopologyGraph(description.subtopologies().stream()
                .map(part -> new Part(
                        part.id(),
                        part.nodes().stream()
                                .map(TopologyGraph::step)
                                .sorted(Comparator.comparing(Step::name))
                                .toList()))
                .sorted(Comparator.comparingInt(Part::number))
                .toList());
    }

    private static Step step(Node node) {
        Set<String> next = new TreeSet<>();
        node.successors().forEach(successor -> next.add(successor.name()));
        return switch (node) {
            case Source source -> new Step(node.name(), Kind.SOURCE, topics(source), Set.of(), next);
            case Sink sink -> new Step(node.name(), Kind.SINK, topics(sink), Set.of(), next);
            case Processor processor ->
                new Step(node.name(), Kind.PROCESSOR, Set.of(), new TreeSet<>(processor.stores()), next);
            default -> new Step(node.name(), Kind.PROCESSOR, Set.of(), Set.of(), next);
        };
    }

    private static Set<String> topics(Source source) {
        return source.topicSet() == null
                ? Set.of(String.valueOf(source.topicPattern()))
                : new TreeSet<>(source.topicSet());
    }

    private static Set<String> topics(Sink sink) {
        return sink.topic() == null ? Set.of() : Set.of(sink.topic());
    }
}
