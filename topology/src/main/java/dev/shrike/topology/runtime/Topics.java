package dev.shrike.topology.runtime;

import dev.shrike.schemas.catalogue.Compaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that topologies find and make. Every call ends within the timeout. */
final class Topics {
    private static final String CHANGELOG = "-changelog";

    private final Admin admin;
    private final Duration timeout;
    private final Compaction compaction;

    Topics(Admin admin, Duration timeout, Compaction compaction) {
        this.admin = admin;
        this.timeout = timeout;
        this.compaction = compaction;
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
                .map(name -> new NewTopic(name, partitions, (short) replicas).configs(compacted()))
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

    /**
     * Lets those that were there before keep the promise of today: own topics, and the changelogs of these applications but
     * those of histories, which are kept for as long as they reach.
     */
    void align(Collection<String> own, Collection<String> applications, Collection<String> histories) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        all().stream()
                .filter(name -> own.contains(name) || isChangelog(name, applications))
                .filter(name -> histories.stream().noneMatch(history -> name.endsWith("-" + history + CHANGELOG)))
                .forEach(name -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, name), promise()));
        await(admin.incrementalAlterConfigs(changes).all(), "Altering topics");
    }

    /** The names of all topics. */
    Set<String> all() {
        return await(admin.listTopics().names(), "Listing topics");
    }

    private static boolean isChangelog(String topic, Collection<String> applications) {
        return topic.endsWith(CHANGELOG) && applications.stream().anyMatch(name -> topic.startsWith(name + "-"));
    }

    private Collection<AlterConfigOp> promise() {
        return compaction.topicSettings().entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private Map<String, String> compacted() {
        var configs = new HashMap<>(compaction.topicSettings());
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        return configs;
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
