package dev.shrike.admin.bridge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One list of lanes out of those of several instances: a lane is told of by the instance that runs it. */
final class LaneUnion {
    private LaneUnion() {}

    static BridgeLanes of(Collection<BridgeLanes> told, List<String> silent) {
        Map<String, BridgeLanes.Lane> lanes = new TreeMap<>();
        for (BridgeLanes instance : told) {
            instance.lanes()
                    .forEach(lane -> lanes.merge(
                            lane.name(),
                            lane,
                            (known, other) -> other.runsThere() && !known.runsThere() ? other : known));
        }
        return new BridgeLanes(List.copyOf(lanes.values()), List.copyOf(silent));
    }
}
