package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.LaneStatus;
import dev.shrike.bridge.lane.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharingIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @Test
    void instancesShareTheLanesAndOneThatLeavesHandsItsLanesOver() throws Exception {
        var published = new ArrayList<String>();
        try (World world = World.empty();
                Bridge second = world.bridge(world.shared("second"), Probe.NONE)) {
            try (Bridge first = world.bridge(world.shared("first"), Probe.NONE)) {
                await().atMost(SOON)
                        .until(() ->
                                !running(first).isEmpty() && !running(second).isEmpty());
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(Stream.concat(running(first).stream(), running(second).stream()))
                                        .hasSize(second.lanes().size())
                                        .doesNotHaveDuplicates());
                await().atMost(SOON).until(() -> first.healthy() && second.healthy());
                publish(world, published);
                await().atMost(SOON)
                        .until(() -> world.topic(World.ticks().topic()).ids().size() == 50);
            }
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> running(second).size() == second.lanes().size());
            publish(world, published);
            await().atMost(SOON)
                    .until(() -> world.topic(World.ticks().topic()).ids().size() >= 100);
            assertThat(world.topic(World.ticks().topic()).ids()).containsExactlyInAnyOrderElementsOf(published);
        }
    }

    private static List<String> running(Bridge bridge) {
        return bridge.lanes().stream()
                .filter(lane -> lane.state() == LaneState.RUNNING)
                .map(LaneStatus::name)
                .toList();
    }

    private static void publish(World world, List<String> ids) throws Exception {
        for (int i = 0; i < 50; i++) {
            var tick = Birders.tick("https://images.example/" + i + ".jpg");
            world.publish(tick);
            ids.add(tick.getId());
        }
    }
}
