package dev.shrike.bridge.settings;

import dev.shrike.schemas.catalogue.Compaction;
import java.time.Duration;
import java.util.Optional;

/**
 * How topics are made.
 *
 * @param partitions of each topic
 * @param replication copies of each partition; from 3 on, two must confirm a write
 * @param compactionLag the longest time until a replaced or ended value is compacted away; empty: as the catalogue promises
 * @param tombstonesKept how long a tombstone is kept after that; empty: as the catalogue promises
 * @param deadLetterRetention how long dead letters are kept
 * @param maxRecordBytes the largest record of an event topic; what is larger becomes a dead letter
 * @param maxDeadLetterBytes the largest dead letter; of a larger one the beginning is kept
 */
public record TopicSettings(
        int partitions,
        short replication,
        Optional<Duration> compactionLag,
        Optional<Duration> tombstonesKept,
        Duration deadLetterRetention,
        int maxRecordBytes,
        int maxDeadLetterBytes) {
    private static final int SMALLEST_RECORD = 1024;
    private static final int MIB = 1024 * 1024;

    public TopicSettings {
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("A topic has at least one partition and one copy");
        }
        compactionLag.ifPresent(lag -> Durations.positive("compaction lag", lag));
        tombstonesKept.ifPresent(kept -> Durations.positive("tombstones kept", kept));
        Durations.positive("dead letter retention", deadLetterRetention);
        if (maxRecordBytes < SMALLEST_RECORD || maxDeadLetterBytes < maxRecordBytes) {
            throw new IllegalArgumentException(
                    "A record may have at least 1 KiB, and a dead letter as much as a record");
        }
    }

    /** 6 partitions, one copy, compacted as the catalogue promises, 30 days of dead letters, 1 MiB records and 8 MiB dead letters. */
    public static TopicSettings defaults() {
        return new TopicSettings(6, (short) 1, Optional.empty(), Optional.empty(), Duration.ofDays(30), MIB, 8 * MIB);
    }

    /** The same with another number of copies. */
    public TopicSettings withReplication(int copies) {
        return new TopicSettings(
                partitions,
                (short) copies,
                compactionLag,
                tombstonesKept,
                deadLetterRetention,
                maxRecordBytes,
                maxDeadLetterBytes);
    }

    /** The same with another bound on compaction, and tombstones that are kept as long as the catalogue promises. */
    public TopicSettings withCompactionLag(Duration lag) {
        return withCompaction(Optional.of(lag), Optional.empty());
    }

    /** The same with this promise for all topics, whatever the catalogue says. */
    public TopicSettings withCompaction(Compaction forced) {
        return withCompaction(Optional.of(forced.lag()), Optional.of(forced.tombstonesKept()));
    }

    /** What holds for a topic of which the catalogue promises this. */
    public Compaction compaction(Compaction promised) {
        return promised.or(compactionLag, tombstonesKept);
    }

    /** The same with what is given instead of the catalogue's promises. */
    public TopicSettings withCompaction(Optional<Duration> lag, Optional<Duration> kept) {
        return new TopicSettings(
                partitions, replication, lag, kept, deadLetterRetention, maxRecordBytes, maxDeadLetterBytes);
    }
}
