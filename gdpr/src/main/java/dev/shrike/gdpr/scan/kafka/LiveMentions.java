package dev.shrike.gdpr.scan.kafka;

import java.util.List;

/**
 * Records in compacted topics that still mention a person: what compaction has not removed yet.
 *
 * @param partitions only those with such records
 */
public record LiveMentions(List<InPartition> partitions) {

    public LiveMentions {
        partitions = List.copyOf(partitions);
    }

    /**
     * In one partition.
     *
     * @param present records with a value that lie in the log, be they superseded or not; at 0 they are physically gone
     * @param current those of them that are the newest of their key; each needs a tombstone before it can ever go
     */
    public record InPartition(String topic, int partition, long present, long current) {}

    /** In all partitions. */
    public long present() {
        return partitions.stream().mapToLong(InPartition::present).sum();
    }

    /** In all partitions. */
    public long current() {
        return partitions.stream().mapToLong(InPartition::current).sum();
    }
}
