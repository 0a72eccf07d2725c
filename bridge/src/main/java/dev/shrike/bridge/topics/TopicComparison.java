package dev.shrike.bridge.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.TopicDescription;

/** Compares a topic as it is with the topic as it should be. */
final class TopicComparison {
    private TopicComparison() {}

    static List<TopicDifference> of(TopicDefinition expected, TopicDescription actual, Map<String, String> configs) {
        int replication = actual.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        var differences = new ArrayList<TopicDifference>();
        add(
                differences,
                expected.name(),
                "partitions",
                expected.partitions(),
                actual.partitions().size());
        add(differences, expected.name(), "replication", expected.replication(), replication);
        new TreeMap<>(expected.configs())
                .forEach((key, value) -> add(differences, expected.name(), key, value, configs.get(key)));
        return differences;
    }

    private static void add(
            List<TopicDifference> differences, String topic, String setting, Object expected, Object actual) {
        String wanted = String.valueOf(expected);
        String found = String.valueOf(actual);
        if (!wanted.equals(found)) {
            differences.add(new TopicDifference(topic, setting, wanted, found));
        }
    }
}
