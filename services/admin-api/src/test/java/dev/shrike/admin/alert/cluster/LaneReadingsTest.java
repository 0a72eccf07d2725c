package dev.shrike.admin.alert.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.bridge.BridgeLanes;
import dev.shrike.messaging.operations.monitor.Measured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneReadingsTest {
    private static final Map<String, String> TICK = Map.of("lane", "tick", "direction", "forward");

    @Test
    void a_bridge_that_answers_is_up_and_says_how_far_its_lanes_are_behind() {
        assertThat(LaneReadings.read(lanes(lane("tick", "a", 12, 90_500, 3), lane("rate", "a", 0, 70_000, 0))))
                .contains(
                        new Measured("shrike_part_up", Map.of("part", "bridge", "kind", "service"), 1),
                        new Measured("shrike_lane_lag_seconds", TICK, 90.5),
                        new Measured("shrike_lane_dead_letters", TICK, 3),
                        new Measured("shrike_lane_lag_seconds", Map.of("lane", "rate", "direction", "forward"), 0));
    }

    @Test
    void of_a_lane_whose_instance_did_not_answer_nothing_is_known() {
        assertThat(LaneReadings.read(lanes(lane("tick", null, 0, 0, 0))))
                .extracting(Measured::measure)
                .containsExactly("shrike_part_up");
    }

    private static BridgeLanes lanes(BridgeLanes.Lane... lanes) {
        return new BridgeLanes(List.of(lanes), null);
    }

    private static BridgeLanes.Lane lane(String name, String owner, long lag, long lagMs, long letters) {
        return new BridgeLanes.Lane(
                name, "forward", "running", owner, "", 7, lag, lagMs, 0, 0, letters, 0, 0, Map.of(), null);
    }
}
