package dev.shrike.analytics.load;

import java.time.Instant;
import java.util.Optional;

/**
 * How current one table is.
 *
 * @param table its name
 * @param topic the compacted topic that it shows
 * @param rows how many it has
 * @param lag records that are committed in the topic, as far as is known, and not yet in the table; transaction markers count
 * @param position when the newest record in the table was published; empty when there was none
 * @param loaded from 0 to 1, how much of what the topic held at the start is in the table
 * @param undecodable records since the start that are no event of this table; their keys have no row
 * @param lastUndecodable where the last of them lies and what is wrong with it
 * @param knownAt when Kafka was last asked for the ends of the topic; empty before that
 */
public record TableFreshness(
        String table,
        String topic,
        long rows,
        long lag,
        Optional<Instant> position,
        double loaded,
        long undecodable,
        Optional<String> lastUndecodable,
        Optional<Instant> knownAt) {

    /** Whether everything is in the table that was in the topic at the start. */
    public boolean isLoaded() {
        return loaded >= 1;
    }
}
