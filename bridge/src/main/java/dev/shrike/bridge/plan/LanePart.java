package dev.shrike.bridge.plan;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.checkpoint.StoredCheckpoint;
import dev.shrike.bridge.fault.LaneIncidentException;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.forward.LanePosition;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.nats.Streams;
import dev.shrike.bridge.nats.Vitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lanes: where each would go on. */
final class LanePart {
    static final String AREA = "Lane";

    private final Streams streams;

    LanePart(Streams streams) {
        this.streams = streams;
    }

    List<PlanItem> look(List<Lane> lanes, Map<String, StoredCheckpoint> checkpoints) {
        var items = new ArrayList<PlanItem>();
        for (Lane lane : lanes) {
            StoredCheckpoint stored = checkpoints.get(lane.name());
            items.add(
                    lane instanceof Lane.Forward
                            ? forward(lane, Optional.ofNullable(stored).map(StoredCheckpoint::checkpoint))
                            : PlanItem.ok(
                                    AREA,
                                    lane.name(),
                                    stored == null ? "begins at the start of its topic" : "goes on"));
        }
        return items;
    }

    private PlanItem forward(Lane lane, Optional<Checkpoint> checkpoint) {
        Optional<Checkpoint.OfStream> at =
                checkpoint.filter(Checkpoint.OfStream.class::isInstance).map(Checkpoint.OfStream.class::cast);
        try {
            Vitals stream = streams.vitals(lane.stream());
            LanePosition position = LanePosition.of(at, stream, sequence -> streams.at(stream.stream(), sequence));
            String found = (at.isEmpty() ? "begins at " : "goes on at ") + Math.max(position.from(), stream.first())
                    + " of " + stream.stream() + ", which ends at " + stream.last();
            return position.lost() == 0 || at.isEmpty()
                    ? PlanItem.ok(AREA, lane.name(), found)
                    : PlanItem.warn(
                            AREA,
                            lane.name(),
                            found + "; " + position.lost() + " before that are gone",
                            "They expired or were purged before they were mirrored");
        } catch (LaneIncidentException e) {
            return PlanItem.error(
                    AREA, lane.name(), e.getMessage(), e.incident().advice().replace("LANE", lane.name()));
        } catch (UnavailableException e) {
            return PlanItem.warn(AREA, lane.name(), e.getMessage(), e.incident().advice());
        }
    }
}
