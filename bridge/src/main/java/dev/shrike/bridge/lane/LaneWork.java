package dev.shrike.bridge.lane;

/** One attempt at running a lane, from fencing the predecessor to the end. It keeps nothing between attempts. */
@FunctionalInterface
public interface LaneWork {

    /**
     * Runs the lane until the signal is given, and then commits and returns. A failure of any kind ends the attempt as a crash
     * would: nothing uncommitted is seen by anyone, and the next attempt begins at the committed checkpoint.
     *
     * @param report where it tells how it fares
     * @param stop asks it to end
     * @throws InterruptedException when its thread is interrupted
     */
    void run(LaneReport report, StopSignal stop) throws InterruptedException;
}
