package dev.shrike.schemas.catalogue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is promised of a compacted topic: how soon a value that was replaced or ended is gone from the disk, and how long the end
 * itself stays visible. It is the bound that an erasure states for its physical part, so that all compacted topics, those of the
 * topologies and their changelogs included, are made from here.
 *
 * <p>Kafka measures {@code lag} from the record's time; the segment in which a record lies is closed only by a later record, and
 * the cleaner comes by at its own interval ({@code log.cleaner.backoff.ms}): both come on top.
 *
 * @param lag the longest time until a record that is not the latest of its key may be compacted away
 * @param tombstonesKept how long a tombstone stays after that, so that a reader which lags no longer than this sees it
 */
public record Compaction(Duration lag, Duration tombstonesKept) {

    /** Below this, waiting for half of a log to be replaced would outlast the promise by far. */
    private static final Duration SHORT = Duration.ofMinutes(10);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** An hour, and tombstones for a day: what holds where a catalogue entry says nothing. */
    public static final Compaction STANDARD = new Compaction(Duration.ofHours(1), Duration.ofDays(1));

    /** @throws IllegalArgumentException when one of them is shorter than a second */
    public Compaction {
        if (lag.compareTo(SHORTEST) < 0 || tombstonesKept.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("Compaction takes a second or more, not " + lag + ", " + tombstonesKept);
        }
    }

    /** Another lag; tombstones as long as usual. */
    public static Compaction within(Duration lag) {
        return new Compaction(lag, STANDARD.tombstonesKept());
    }

    /** For a run in which the end of an erasure is to be seen soon: tombstones, too, go after this time. */
    public static Compaction forced(Duration lag) {
        return new Compaction(lag, lag);
    }

    /** This promise, with what was given in place of it. */
    public Compaction or(Optional<Duration> otherLag, Optional<Duration> otherTombstonesKept) {
        return new Compaction(otherLag.orElse(lag), otherTombstonesKept.orElse(tombstonesKept));
    }

    /** The settings of a Kafka topic that keep the promise, beside {@code cleanup.policy}. */
    public Map<String, String> topicSettings() {
        return Map.of(
                "max.compaction.lag.ms", Long.toString(lag.toMillis()),
                "delete.retention.ms", Long.toString(tombstonesKept.toMillis()),
                "min.cleanable.dirty.ratio", lag.compareTo(SHORT) < 0 ? "0.01" : "0.5");
    }
}
