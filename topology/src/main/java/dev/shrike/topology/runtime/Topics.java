package dev.shrike.topology.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that topologies find and make. Every call ends within the timeout. */
final class Topics {
    private static final Duration COMPACTION_LAG = Duration.ofHours(1);

    private final Admin admin;
    private final Duration timeout;

    Topics(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /**
     * The number of partitions that all inputs have.
     *
     * @throws TopologyStartException when one is missing, or they differ
     */
    int partitionsOf(Collection<String> inputs, String deadLetterTopic) {
        var wanted = new TreeSet<>(inputs);
        wanted.add(deadLetterTopic);
        Map<String, Integer> found = new HashMap<>();
        var missing = new ArrayList<String>();
        admin.describeTopics(wanted)
                .topicNameValues()
                .forEach((topic, description) -> describe(description)
                        .ifPresentOrElse(
                                topicFound ->
                                        found.put(topic, topicFound.partitions().size()),
                                () -> missing.add(topic)));
        if (!missing.isEmpty()) {
            throw new TopologyStartException("Topics are missing: " + String.join(", ", missing));
        }
        found.remove(deadLetterTopic);
        if (new TreeSet<>(found.values()).size() != 1) {
            throw new TopologyStartException("Input topics need equal numbers of partitions, and have " + found);
        }
        return found.values().iterator().next();
    }

    /** Makes compacted topics that are not there yet. */
    void create(List<String> names, int partitions, int replicas) {
        List<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, partitions, (short) replicas)
                        .configs(Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT,
                                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                                String.valueOf(COMPACTION_LAG.toMillis()))))
                .toList();
        admin.createTopics(topics).values().forEach((name, created) -> {
            try {
                await(created, "Creating the topic " + name);
            } catch (TopologyStartException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        });
    }

    private Optional<TopicDescription> describe(KafkaFuture<TopicDescription> description) {
        try {
            return Optional.of(await(description, "Looking at topics"));
        } catch (TopologyStartException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <T> T await(KafkaFuture<T> answer, String what) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new TopologyStartException(what + " failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new TopologyStartException(what + " took longer than " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopologyStartException(what + " was interrupted", e);
        }
    }
}
