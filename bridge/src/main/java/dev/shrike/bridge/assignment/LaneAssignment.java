package dev.shrike.bridge.assignment;

import dev.shrike.bridge.lane.StopSignal;

/**
 * Decides which lanes this instance runs. It is about sharing the work and never about correctness: when two instances both believe to
 * have a lane, the transactional id of the lane lets one of them write.
 */
@FunctionalInterface
public interface LaneAssignment {

    /**
     * Gives lanes and takes them away until the signal is given. However it ends, it has taken all of them back.
     *
     * @throws RuntimeException when it cannot go on; running it again is safe
     * @throws InterruptedException when its thread is interrupted
     */
    void run(LaneOwner owner, StopSignal stop) throws InterruptedException;
}
