package dev.shrike.bridge.topics;

import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/** Which topics there should be. Pure functions of catalogue and settings. */
public final class TopicPlan {
    /** Checkpoints are rewritten many times a second; small segments and an eager cleaner keep a take-over's read short. */
    private static final int CHECKPOINT_SEGMENT = 8 * 1024 * 1024;

    private static final Duration CHECKPOINT_COMPACTION = Duration.ofMinutes(5);
    private static final int CONFIRMED_FROM_COPIES = 3;
    private static final String FOR_EVER = "-1";

    private TopicPlan() {}

    /** The topics of all events that are carried, and the bridge's own. */
    public static List<TopicDefinition> of(EventCatalogue catalogue, Sources sources, TopicSettings settings) {
        var topics = new ArrayList<TopicDefinition>();
        for (MajorVersion major : catalogue.majors()) {
            if (!sources.carries(major.event())) {
                continue;
            }
            topics.add(topic(major.topic(), settings, history(major.retention(), settings.maxRecordBytes())));
            Compaction promised = catalogue.event(major.event()).compaction();
            topics.add(topic(major.latestTopic(), settings, latest(promised, settings)));
        }
        topics.add(topic(
                BridgeTopics.DEAD_LETTER,
                settings,
                history(Optional.of(settings.deadLetterRetention()), settings.maxDeadLetterBytes())));
        topics.add(topic(BridgeTopics.CHECKPOINTS, settings, checkpoints()));
        return List.copyOf(topics);
    }

    /** A topic that keeps everything for as long as Kafka's defaults say. */
    public static TopicDefinition history(String name, TopicSettings settings) {
        return topic(
                name,
                settings,
                Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(settings.maxRecordBytes())));
    }

    /** A compacted topic of which the catalogue says nothing. */
    public static TopicDefinition latest(String name, TopicSettings settings) {
        return topic(name, settings, latest(Compaction.STANDARD, settings));
    }

    private static TopicDefinition topic(String name, TopicSettings settings, Map<String, String> specific) {
        var configs = new HashMap<>(specific);
        if (settings.replication() >= CONFIRMED_FROM_COPIES) {
            configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return new TopicDefinition(name, settings.partitions(), settings.replication(), configs);
    }

    private static Map<String, String> history(Optional<Duration> retention, int maxBytes) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                retention.map(TopicPlan::millis).orElse(FOR_EVER),
                TopicConfig.RETENTION_BYTES_CONFIG,
                FOR_EVER,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(maxBytes));
    }

    private static Map<String, String> latest(Compaction promised, TopicSettings settings) {
        var configs = new HashMap<>(settings.compaction(promised).topicSettings());
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(settings.maxRecordBytes()));
        return configs;
    }

    private static Map<String, String> checkpoints() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                millis(CHECKPOINT_COMPACTION),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.05",
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Integer.toString(CHECKPOINT_SEGMENT));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
