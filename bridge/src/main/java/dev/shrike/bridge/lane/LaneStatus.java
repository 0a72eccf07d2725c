package dev.shrike.bridge.lane;

import java.util.Optional;

/**
 * One row about a lane. Counters start with this instance.
 *
 * @param name of the lane
 * @param direction which way it goes
 * @param owner this instance where it runs the lane, else empty
 * @param state what it is doing
 * @param reason why it waits or stopped; empty while it runs
 * @param sequence the last committed position: the stream sequence read (forward) or written (reverse); 0 before the first
 * @param lag events known to lie before it; 0 when it has caught up
 * @param rate committed events per second over the last ten seconds
 * @param mirrored events carried over
 * @param deadLetters events that became dead letters
 * @param skipped events left out on purpose: their own echo, or an identical duplicate
 * @param lost sequences that had expired or been purged before they were mirrored
 * @param lastError the latest failure, also when it is overcome
 */
public record LaneStatus(
        String name,
        Direction direction,
        Optional<String> owner,
        LaneState state,
        String reason,
        long sequence,
        long lag,
        double rate,
        long mirrored,
        long deadLetters,
        long skipped,
        long lost,
        Optional<String> lastError) {}
