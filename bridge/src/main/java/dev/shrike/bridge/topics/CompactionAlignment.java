package dev.shrike.bridge.topics;

import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets topics that exist keep what is promised about compaction now. Apart from {@link TopicProvisioner}, which changes nothing
 * that exists: whoever owns the cluster asks for it. Everything else about the topics is left alone. Safe to run at every start
 * and from several instances at once.
 */
public final class CompactionAlignment {
    private static final Logger LOG = LoggerFactory.getLogger(CompactionAlignment.class);
    private static final Set<String> PROMISED =
            Compaction.STANDARD.topicSettings().keySet();

    private final KafkaSettings kafka;

    /**
     * @param kafka where the topics are
     */
    public CompactionAlignment(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /**
     * Alters what differs.
     *
     * @return what was different before
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka is away or refuses
     */
    public List<TopicDifference> align(EventCatalogue catalogue, Sources sources, TopicSettings topics) {
        List<TopicDifference> differences = new TopicProvisioner(kafka)
                .preview(catalogue, sources, topics).differences().stream()
                        .filter(difference -> PROMISED.contains(difference.setting()))
                        .toList();
        if (!differences.isEmpty()) {
            try (var admin = new KafkaAdmin(kafka)) {
                Map<ConfigResource, Collection<AlterConfigOp>> changes = changes(differences);
                admin.ask(
                        "alter topics",
                        client -> client.incrementalAlterConfigs(changes).all());
            }
            differences.forEach(difference -> LOG.info(
                    "{} of {} is {} now, and was {}",
                    difference.setting(),
                    difference.topic(),
                    difference.expected(),
                    difference.actual()));
        }
        return differences;
    }

    private static Map<ConfigResource, Collection<AlterConfigOp>> changes(List<TopicDifference> differences) {
        return differences.stream()
                .collect(Collectors.groupingBy(
                        difference -> new ConfigResource(ConfigResource.Type.TOPIC, difference.topic()),
                        Collectors.mapping(CompactionAlignment::change, Collectors.toCollection(ArrayList::new))));
    }

    private static AlterConfigOp change(TopicDifference difference) {
        return new AlterConfigOp(
                new ConfigEntry(difference.setting(), difference.expected()), AlterConfigOp.OpType.SET);
    }
}
