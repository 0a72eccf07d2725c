package dev.shrike.gdpr.scan.kafka;

import dev.shrike.gdpr.scan.PlaceUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Asks a cluster what it has. Every question ends within the timeout. */
final class Cluster implements AutoCloseable {

    private static final String COMPACT = "compact";
    private static final String DELETE = "delete";

    private final Admin admin;
    private final Duration timeout;

    Cluster(KafkaAccess access) {
        this.admin = access.admin();
        this.timeout = access.timeout();
    }

    /** All topics, Kafka's own included. */
    List<TopicInfo> topics() throws InterruptedException {
        Collection<String> names = ask(
                "list topics",
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        Map<String, TopicDescription> found =
                ask("describe topics", admin.describeTopics(names).allTopicNames());
        List<ConfigResource> asked = found.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                ask("describe topics", admin.describeConfigs(asked).all());
        List<TopicInfo> topics = new ArrayList<>();
        for (TopicDescription topic : found.values()) {
            topics.add(info(topic, configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))));
        }
        topics.sort((one, other) -> one.name().compareTo(other.name()));
        return topics;
    }

    /** What of these topics is to be read: from the first offset to the end of now. Empty partitions are left out. */
    List<Range> ranges(List<TopicInfo> topics) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        Map<TopicPartition, OffsetSpec> last = new HashMap<>();
        for (TopicInfo topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                first.put(new TopicPartition(topic.name(), partition), OffsetSpec.earliest());
                last.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        var begins = ask("tell first offsets", admin.listOffsets(first).all());
        var ends = ask("tell end offsets", admin.listOffsets(last).all());
        return ends.entrySet().stream()
                .map(end -> new Range(
                        end.getKey(),
                        begins.get(end.getKey()).offset(),
                        end.getValue().offset()))
                .filter(range -> range.size() > 0)
                .toList();
    }

    private static TopicInfo info(TopicDescription topic, Config config) {
        String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        long millis = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
        return new TopicInfo(
                topic.name(),
                topic.partitions().size(),
                topic.isInternal(),
                policy.contains(COMPACT),
                policy.contains(DELETE) && millis >= 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty());
    }

    private <T> T ask(String what, KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new PlaceUnavailableException("Kafka does not " + what + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new PlaceUnavailableException("Kafka does not " + what + " within " + timeout, e);
        }
    }

    @Override
    public void close() {
        admin.close(timeout);
    }
}
