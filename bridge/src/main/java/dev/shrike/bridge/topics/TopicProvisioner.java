package dev.shrike.bridge.topics;

import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates topics where they are missing (those of the catalogue, {@code dead-letter}, {@code bridge.checkpoints}), and compares
 * those that exist. It never changes or deletes an existing topic: differences are reported and logged. Safe to run at every
 * start and from several instances at once.
 */
public final class TopicProvisioner {
    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final KafkaSettings kafka;

    /**
     * @param kafka where topics are wanted
     */
    public TopicProvisioner(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /**
     * Creates what is missing of the topics of a catalogue, and of the bridge's own.
     *
     * @throws UnavailableException when Kafka is away or refuses; nothing is half done that a second call would not finish
     */
    public Provisioned provision(EventCatalogue catalogue, Sources sources, TopicSettings topics) {
        return provision(TopicPlan.of(catalogue, sources, topics));
    }

    /**
     * Creates what is missing.
     *
     * @throws UnavailableException when Kafka is away or refuses; nothing is half done that a second call would not finish
     */
    public Provisioned provision(List<TopicDefinition> plan) {
        try (var admin = new KafkaAdmin(kafka)) {
            Set<String> existing =
                    admin.ask("list topics", client -> client.listTopics().names());
            List<String> created = create(admin, plan, existing);
            List<TopicDifference> differences = compare(
                    admin,
                    plan.stream()
                            .filter(topic -> existing.contains(topic.name()))
                            .toList());
            differences.forEach(
                    difference -> LOG.warn("An existing topic differs and is left as it is: {}", difference));
            return new Provisioned(created, differences);
        }
    }

    /**
     * What {@link #provision} would do and find. Changes nothing.
     *
     * @throws UnavailableException when Kafka is away or refuses
     */
    public TopicPreview preview(EventCatalogue catalogue, Sources sources, TopicSettings topics) {
        List<TopicDefinition> plan = TopicPlan.of(catalogue, sources, topics);
        try (var admin = new KafkaAdmin(kafka)) {
            Set<String> all =
                    admin.ask("list topics", client -> client.listTopics().names());
            var byPresence = plan.stream().collect(Collectors.partitioningBy(topic -> all.contains(topic.name())));
            return new TopicPreview(
                    names(byPresence.get(false)), names(byPresence.get(true)), compare(admin, byPresence.get(true)));
        }
    }

    private static List<String> names(List<TopicDefinition> topics) {
        return topics.stream().map(TopicDefinition::name).toList();
    }

    private List<String> create(KafkaAdmin admin, List<TopicDefinition> plan, Set<String> existing) {
        var created = new ArrayList<String>();
        for (TopicDefinition topic : plan) {
            if (!existing.contains(topic.name()) && create(admin, topic)) {
                created.add(topic.name());
            }
        }
        if (!created.isEmpty()) {
            awaitVisible(admin, created);
            LOG.info("Created topics {}", created);
        }
        return created;
    }

    /** A topic is made a moment before every broker knows it. */
    private void awaitVisible(KafkaAdmin admin, List<String> created) {
        long deadline = System.nanoTime() + kafka.requestTimeout().toNanos();
        while (true) {
            try {
                admin.require(created);
                return;
            } catch (UnavailableException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LOG.debug("Not visible yet: {}", e.getMessage());
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    /** False when another instance was faster. */
    private static boolean create(KafkaAdmin admin, TopicDefinition topic) {
        var wanted = new NewTopic(topic.name(), topic.partitions(), topic.replication()).configs(topic.configs());
        try {
            admin.ask(
                    "create topic " + topic.name(),
                    client -> client.createTopics(List.of(wanted)).all());
            return true;
        } catch (UnavailableException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private static List<TopicDifference> compare(KafkaAdmin admin, List<TopicDefinition> expected) {
        if (expected.isEmpty()) {
            return List.of();
        }
        List<String> names = expected.stream().map(TopicDefinition::name).toList();
        Map<String, TopicDescription> topics = admin.require(names);
        var configs = new HashMap<String, Config>();
        admin.ask(
                        "describe topic settings",
                        client -> client.describeConfigs(resources(names)).all())
                .forEach((resource, config) -> configs.put(resource.name(), config));
        return expected.stream()
                .flatMap(topic ->
                        TopicComparison.of(topic, topics.get(topic.name()), values(configs.get(topic.name()))).stream())
                .toList();
    }

    private static List<ConfigResource> resources(List<String> names) {
        return names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
