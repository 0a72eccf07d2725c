package dev.shrike.bridge.assignment;

import dev.shrike.bridge.lane.StopSignal;
import java.time.Duration;
import java.util.Set;

/** This instance runs all lanes. For one process that has no peers; a second one and this one would fence each other. */
public final class SoleAssignment implements LaneAssignment {
    private static final Duration LOOK = Duration.ofHours(1);

    private final Set<String> lanes;

    /**
     * @param lanes all there are
     */
    public SoleAssignment(Set<String> lanes) {
        this.lanes = Set.copyOf(lanes);
    }

    @Override
    public void run(LaneOwner owner, StopSignal stop) throws InterruptedException {
        owner.take(lanes);
        try {
            boolean stopped = false;
            while (!stopped) {
                stopped = stop.await(LOOK);
            }
        } finally {
            owner.giveBack(lanes);
        }
    }
}
