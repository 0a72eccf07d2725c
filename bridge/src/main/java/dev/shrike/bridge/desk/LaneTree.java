package dev.shrike.bridge.desk;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.LaneStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bridge's state as trees for JSON. */
public final class LaneTree {
    private LaneTree() {}

    /** Whether it is well, and what is not. */
    public static Map<String, Object> health(Bridge bridge) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("status", bridge.healthy() ? "UP" : "DOWN");
        if (!bridge.trouble().isEmpty()) {
            tree.put("reason", bridge.trouble());
        }
        var troubled = new LinkedHashMap<String, String>();
        bridge.lanes().stream()
                .filter(lane -> lane.state() != LaneState.RUNNING && lane.state() != LaneState.ELSEWHERE)
                .forEach(lane -> troubled.put(
                        lane.name(),
                        lane.reason().isEmpty() ? word(lane.state()) : word(lane.state()) + ": " + lane.reason()));
        tree.put("troubled_lanes", troubled);
        return tree;
    }

    /** A row for each lane. */
    public static Map<String, Object> lanes(Bridge bridge) {
        List<Map<String, Object>> rows =
                bridge.lanes().stream().map(LaneTree::row).toList();
        return Map.of("lanes", rows);
    }

    private static Map<String, Object> row(LaneStatus lane) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", lane.name());
        row.put("direction", lane.direction().name().toLowerCase(Locale.ROOT));
        row.put("state", word(lane.state()));
        row.put("owner", lane.owner().orElse(null));
        row.put("reason", lane.reason());
        row.put("sequence", lane.sequence());
        row.put("lag_events", lane.lag());
        row.put("lag_ms", lane.age().toMillis());
        row.put("rate", lane.rate());
        row.put("mirrored", lane.mirrored());
        row.put("dead_letters", lane.deadLetters());
        row.put("skipped", lane.skipped());
        row.put("lost", lane.lost());
        var incidents = new LinkedHashMap<String, Long>();
        for (Map.Entry<Incident, Long> entry : lane.incidents().entrySet()) {
            if (entry.getValue() > 0) {
                incidents.put(entry.getKey().word(), entry.getValue());
            }
        }
        row.put("incidents", incidents);
        row.put("last_error", lane.lastError().orElse(null));
        return row;
    }

    private static String word(LaneState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
