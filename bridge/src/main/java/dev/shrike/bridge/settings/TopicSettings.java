package dev.shrike.bridge.settings;

import java.time.Duration;

/**
 * How topics are made.
 *
 * @param partitions of each topic
 * @param replication copies of each partition; from 3 on, two must confirm a write
 * @param compactionLag the longest time until a replaced or ended value is compacted away
 * @param deadLetterRetention how long dead letters are kept
 * @param maxRecordBytes the largest record of an event topic; what is larger becomes a dead letter
 * @param maxDeadLetterBytes the largest dead letter; of a larger one the beginning is kept
 */
public record TopicSettings(
        int partitions,
        short replication,
        Duration compactionLag,
        Duration deadLetterRetention,
        int maxRecordBytes,
        int maxDeadLetterBytes) {
    private static final int SMALLEST_RECORD = 1024;
    private static final int MIB = 1024 * 1024;

    public TopicSettings {
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("A topic has at least one partition and one copy");
        }
        Durations.positive("compaction lag", compactionLag);
        Durations.positive("dead letter retention", deadLetterRetention);
        if (maxRecordBytes < SMALLEST_RECORD || maxDeadLetterBytes < maxRecordBytes) {
            throw new IllegalArgumentException(
                    "A record may have at least 1 KiB, and a dead letter as much as a record");
        }
    }

    /** 6 partitions, one copy, a day until compaction, 30 days of dead letters, 1 MiB records and 8 MiB dead letters. */
    public static TopicSettings defaults() {
        return new TopicSettings(6, (short) 1, Duration.ofDays(1), Duration.ofDays(30), MIB, 8 * MIB);
    }

    /** The same with another number of copies. */
    public TopicSettings withReplication(int copies) {
        return new TopicSettings(
                partitions, (short) copies, compactionLag, deadLetterRetention, maxRecordBytes, maxDeadLetterBytes);
    }

    /** The same with another bound on compaction. */
    public TopicSettings withCompactionLag(Duration lag) {
        return new TopicSettings(partitions, replication, lag, deadLetterRetention, maxRecordBytes, maxDeadLetterBytes);
    }
}
