package dev.shrike.gdpr.removal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The compacted topics of a cluster, those of Kafka itself left out. Every call ends within the timeout. Thread-safe. */
final class CompactedTopics {
    private final Admin admin;
    private final Duration timeout;

    CompactedTopics(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /** All of their partitions. */
    List<TopicPartition> partitions() {
        Collection<String> topics =
                await("list topics", admin.listTopics(new ListTopicsOptions()).names());
        List<ConfigResource> asked = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        List<String> compacted =
                await(
                                "read the settings of topics",
                                admin.describeConfigs(asked).all())
                        .entrySet()
                        .stream()
                        .filter(one -> one.getValue()
                                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                                .value()
                                .contains(TopicConfig.CLEANUP_POLICY_COMPACT))
                        .map(one -> one.getKey().name())
                        .sorted()
                        .toList();
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic : await(
                        "describe topics", admin.describeTopics(compacted).allTopicNames())
                .values()) {
            topic.partitions()
                    .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
        }
        return partitions;
    }

    /** Those that hold something, and to which nobody wrote since that time. */
    List<TopicPartition> quietSince(Instant time) {
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        partitions().forEach(partition -> newest.put(partition, OffsetSpec.maxTimestamp()));
        return await("look for the newest records", admin.listOffsets(newest).all()).entrySet().stream()
                .filter(one -> one.getValue().offset() >= 0)
                .filter(one -> one.getValue().timestamp() < time.toEpochMilli())
                .map(Map.Entry::getKey)
                .toList();
    }

    private <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new RemovalException("Kafka did not " + what, e.getCause());
        } catch (TimeoutException e) {
            throw new RemovalException("Kafka did not " + what + " within " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemovalException("Interrupted while Kafka was asked to " + what, e);
        }
    }
}
