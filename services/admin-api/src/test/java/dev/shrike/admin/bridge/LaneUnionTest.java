package dev.shrike.admin.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.shrike.admin.bridge.BridgeLanes.Lane;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneUnionTest {

    @Test
    void aLaneIsToldOfByTheInstanceThatRunsIt() {
        BridgeLanes one = new BridgeLanes(List.of(lane("tick", "one", 7), lane("rate", null, 0)), null);
        BridgeLanes two = new BridgeLanes(List.of(lane("tick", null, 0), lane("rate", "two", 9)), null);

        assertThat(LaneUnion.of(List.of(one, two), List.of()).lanes())
                .extracting(Lane::name, Lane::owner, Lane::mirrored)
                .containsExactly(tuple("rate", "two", 9L), tuple("tick", "one", 7L));
    }

    @Test
    void aLaneThatNobodyRunsIsStillShown() {
        BridgeLanes one = new BridgeLanes(List.of(lane("tick", null, 0)), null);

        BridgeLanes union = LaneUnion.of(List.of(one), List.of("10.0.0.8:8090"));

        assertThat(union.lanes()).extracting(Lane::state).containsExactly("elsewhere");
        assertThat(union.silent()).containsExactly("10.0.0.8:8090");
    }

    private static Lane lane(String name, String owner, long mirrored) {
        String state = owner == null ? "elsewhere" : "running";
        return new Lane(name, "forward", state, owner, "", mirrored, 0, 0, 0, mirrored, 0, 0, 0, Map.of(), null);
    }
}
