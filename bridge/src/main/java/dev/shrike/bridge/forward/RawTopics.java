package dev.shrike.bridge.forward;

import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.settings.RawSource;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.bridge.topics.TopicDefinition;
import dev.shrike.bridge.topics.TopicPlan;
import dev.shrike.bridge.topics.TopicProvisioner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The topics of a raw source, made (or required) when the first message for them comes. Used by one thread. */
final class RawTopics {
    /** Kafka's rule for names of topics (org.apache.kafka.common.internals.Topic). */
    private static final Pattern NAME = Pattern.compile("(?!\\.\\.?$)[a-zA-Z0-9._-]{1,249}");

    private static final int MOST_REMEMBERED = 10_000;

    private final RawSource source;
    private final KafkaAdmin admin;
    private final TopicProvisioner provisioner;
    private final TopicSettings settings;
    private final Map<String, Integer> limits = new HashMap<>();

    RawTopics(RawSource source, KafkaAdmin admin, TopicProvisioner provisioner, TopicSettings settings) {
        this.source = source;
        this.provisioner = provisioner;
        this.admin = admin;
        this.settings = settings;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * How large a record may be that goes to these topics, which are there afterwards.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when one is missing and shall not be made, or Kafka is away
     */
    int recordLimit(String history, Optional<String> latest) {
        int limit = recordLimit(TopicPlan.history(history, settings));
        return latest.map(name -> Math.min(limit, recordLimit(TopicPlan.latest(name, settings))))
                .orElse(limit);
    }

    private int recordLimit(TopicDefinition topic) {
        Integer known = limits.get(topic.name());
        if (known != null) {
            return known;
        }
        if (!source.existingTopicsOnly()) {
            provisioner.provision(List.of(topic));
        }
        admin.require(List.of(topic.name()));
        int limit = Math.min(settings.maxRecordBytes(), admin.smallestRecordLimit(List.of(topic.name())));
        if (limits.size() < MOST_REMEMBERED) {
            limits.put(topic.name(), limit);
        }
        return limit;
    }
}
