package dev.shrike.bridge.lane;

import dev.shrike.bridge.fault.Incident;
import java.time.Duration;
import java.util.Map;
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
 * @param age how long ago the stream took the last event that was carried, while there is a lag; zero when there is none
 * @param rate committed events per second over the last ten seconds
 * @param mirrored events carried over
 * @param deadLetters events that became dead letters
 * @param skipped events left out on purpose: their own echo, or an identical duplicate
 * @param lost sequences that had expired or been purged before they were mirrored
 * @param transactions committed ones
 * @param transactionTime all of them together, from their first record to the end of their commit
 * @param incidents how often each kind was met
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
        Duration age,
        double rate,
        long mirrored,
        long deadLetters,
        long skipped,
        long lost,
        long transactions,
        Duration transactionTime,
        Map<Incident, Long> incidents,
        Optional<String> lastError) {}
