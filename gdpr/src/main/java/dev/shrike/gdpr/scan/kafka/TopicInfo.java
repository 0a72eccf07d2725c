package dev.shrike.gdpr.scan.kafka;

import java.time.Duration;
import java.util.Optional;

/**
 * A topic as it is configured.
 *
 * @param compacted whether the newest record of each key stays
 * @param retention after which records are deleted by age; empty when they are not
 */
record TopicInfo(String name, int partitions, boolean internal, boolean compacted, Optional<Duration> retention) {}
