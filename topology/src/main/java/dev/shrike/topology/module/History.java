package dev.shrike.topology.module;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What versioned stores need. Their changelog is compacted only after their retention, or restoring would lose the past: the
 * promise that an erasure is physically done within an hour does not hold there, so that nothing of a person may be in one.
 */
public final class History {
    /** Settings for {@code withLoggingEnabled}: takes back the upper bound that all other changelogs have. */
    public static final Map<String, String> CHANGELOG =
            Map.of(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(Long.MAX_VALUE));

    private History() {}
}
