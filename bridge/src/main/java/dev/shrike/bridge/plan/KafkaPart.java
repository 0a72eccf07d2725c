package dev.shrike.bridge.plan;

import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.topics.TopicDifference;
import dev.shrike.bridge.topics.TopicPreview;
import dev.shrike.bridge.topics.TopicProvisioner;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;

/** Kafka: the brokers, the topics, and whether they may be written and read. */
final class KafkaPart {
    static final String AREA = "Kafka";

    private static final Set<AclOperation> NEEDED =
            Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);

    private final KafkaAdmin admin;
    private final BridgeSettings settings;
    private final EventCatalogue catalogue;

    KafkaPart(KafkaAdmin admin, BridgeSettings settings, EventCatalogue catalogue) {
        this.admin = admin;
        this.settings = settings;
        this.catalogue = catalogue;
    }

    List<PlanItem> look() {
        var items = new ArrayList<PlanItem>();
        int brokers = admin.ask(
                        "describe the cluster",
                        client -> client.describeCluster().nodes())
                .size();
        items.add(brokers(brokers, settings.topics().replication()));
        TopicPreview preview =
                new TopicProvisioner(settings.kafka()).preview(catalogue, settings.sources(), settings.topics());
        preview.missing()
                .forEach(topic -> items.add(PlanItem.create(
                        AREA,
                        topic,
                        "topic with " + settings.topics().partitions() + " partitions, "
                                + settings.topics().replication() + " copies")));
        preview.differences().forEach(difference -> items.add(difference(difference)));
        Set<String> different = new HashSet<>();
        preview.differences().forEach(difference -> different.add(difference.topic()));
        preview.existing().stream()
                .filter(topic -> !different.contains(topic))
                .forEach(topic -> items.add(PlanItem.ok(AREA, topic, "topic")));
        items.addAll(permissions(preview.existing()));
        return items;
    }

    static PlanItem brokers(int brokers, int replication) {
        String found = brokers + (brokers == 1 ? " broker" : " brokers");
        return brokers >= replication
                ? PlanItem.ok(AREA, "brokers", found)
                : PlanItem.error(
                        AREA,
                        "brokers",
                        found + ", and topics are to have " + replication + " copies",
                        "Start more brokers, or set topics.replication to " + brokers);
    }

    static PlanItem difference(TopicDifference difference) {
        String found = difference.setting() + " is " + difference.actual() + ", expected " + difference.expected();
        boolean fatal = difference.setting().equals("cleanup.policy");
        return fatal
                ? PlanItem.error(
                        AREA, difference.topic(), found, "Events would be lost or never compacted: alter the topic")
                : PlanItem.warn(
                        AREA,
                        difference.topic(),
                        found,
                        "The bridge leaves it as it is; alter the topic or the settings");
    }

    private List<PlanItem> permissions(Collection<String> topics) {
        var items = new ArrayList<PlanItem>();
        if (topics.isEmpty()) {
            return items;
        }
        admin.ask(
                        "describe topics",
                        client -> client.describeTopics(
                                        topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                                .allTopicNames())
                .values()
                .forEach(topic -> forbidden(topic, items));
        return items;
    }

    /** Brokers that know no permissions name no operations. */
    private static void forbidden(TopicDescription topic, List<PlanItem> items) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        if (allowed != null && !allowed.isEmpty() && !allowed.containsAll(NEEDED)) {
            items.add(PlanItem.error(
                    AREA, topic.name(), "only " + allowed + " is allowed", "Allow " + NEEDED + " to the bridge"));
        }
    }
}
