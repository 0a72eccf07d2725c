package dev.shrike.topology.position;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** In which order an event passes through the topics of a topology. */
final class Stages {
    private static final String REPARTITION = "-repartition";

    private Stages() {}

    /**
     * What a topology reads, in stages: first what others write, then topic by topic what it writes for itself, each in a stage
     * after all that feeds it. What runs in a circle is counted once.
     *
     * @param application id of the application, which Kafka Streams puts before the names of repartition topics
     */
    static List<Set<String>> of(TopologyDescription topology, String application) {
        Map<String, Set<Subtopology>> writers = new HashMap<>();
        Set<String> read = new TreeSet<>();
        for (Subtopology part : topology.subtopologies()) {
            read.addAll(sources(part));
            sinks(part)
                    .forEach(topic -> writers.computeIfAbsent(topic, none -> new HashSet<>())
                            .add(part));
        }
        Map<Integer, Set<String>> byDepth = new TreeMap<>();
        for (String topic : read) {
            byDepth.computeIfAbsent(depth(topic, writers, new HashSet<>()), none -> new TreeSet<>())
                    .add(topic.endsWith(REPARTITION) ? application + "-" + topic : topic);
        }
        return new ArrayList<>(byDepth.values());
    }

    private static int depth(String topic, Map<String, Set<Subtopology>> writers, Set<String> above) {
        if (!above.add(topic)) {
            return 0;
        }
        int depth = 0;
        for (Subtopology writer : writers.getOrDefault(topic, Set.of())) {
            for (String source : sources(writer)) {
                depth = Math.max(depth, 1 + depth(source, writers, above));
            }
        }
        above.remove(topic);
        return depth;
    }

    private static Set<String> sources(Subtopology part) {
        Set<String> topics = new HashSet<>();
        part.nodes().forEach(node -> {
            if (node instanceof Source source && source.topicSet() != null) {
                topics.addAll(source.topicSet());
            }
        });
        return topics;
    }

    private static Set<String> sinks(Subtopology part) {
        Set<String> topics = new HashSet<>();
        part.nodes().forEach(node -> {
            if (node instanceof Sink sink && sink.topic() != null) {
                topics.add(sink.topic());
            }
        });
        return topics;
    }
}
