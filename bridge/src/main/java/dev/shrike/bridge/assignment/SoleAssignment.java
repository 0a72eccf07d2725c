package dev.shrike.bridge.assignment;

import dev.shrike.bridge.lane.StopSignal;
import java.time.Duration;
import java.util.Set;

/** This instance runs all lanes. For one process that has no peers; a second one and this one would fence each other. */
public final class SoleAssignment implements LaneAssignment {
    private static final Duration LOOK = Duration.ofMillis(500);

    @Override
    public void run(LaneOwner owner, StopSignal stop) throws InterruptedException {
        var holding = new Holding(owner);
        try {
            boolean stopped = false;
            while (!stopped) {
                holding.hold(owner.lanes());
                stopped = stop.await(LOOK);
                owner.refresh();
            }
        } finally {
            holding.hold(Set.of());
        }
    }
}
