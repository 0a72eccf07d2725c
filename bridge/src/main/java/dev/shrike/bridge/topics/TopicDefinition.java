package dev.shrike.bridge.topics;

import java.util.Map;

/**
 * A topic as it should be.
 *
 * @param name of the topic
 * @param partitions how many
 * @param replication copies of each
 * @param configs Kafka topic configuration
 */
public record TopicDefinition(String name, int partitions, short replication, Map<String, String> configs) {
    public TopicDefinition {
        configs = Map.copyOf(configs);
    }
}
