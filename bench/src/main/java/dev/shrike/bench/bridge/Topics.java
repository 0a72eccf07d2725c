package dev.shrike.bench.bridge;

import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.bridge.topics.BridgeTopics;
import dev.shrike.bridge.topics.TopicProvisioner;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** The topics that a round fills. */
final class Topics {
    static final String CHECKPOINTS = BridgeTopics.CHECKPOINTS;
    /** History and latest. */
    static final List<String> EVENTS = List.of(Ticks.VERSION.topic(), Ticks.VERSION.latestTopic());
    /** Those that each round finds empty. */
    static final List<String> FILLED =
            List.of(EVENTS.getFirst(), EVENTS.getLast(), CHECKPOINTS, BridgeTopics.DEAD_LETTER);

    private static final int SECONDS = 30;

    private final Target target;

    Topics(Target target) {
        this.target = target;
    }

    /** Makes all topics as the bridge makes them, empty ones in place of those that a round fills. */
    void renew() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", target.kafka()))) {
            Set<String> filled = new TreeSet<>(admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS));
            filled.retainAll(FILLED);
            admin.deleteTopics(filled).all().get(SECONDS, TimeUnit.SECONDS);
        }
        new TopicProvisioner(KafkaSettings.of(target.kafka()))
                .provision(EventCatalogue.standard(), Sources.defaults(), TopicSettings.defaults());
    }
}
