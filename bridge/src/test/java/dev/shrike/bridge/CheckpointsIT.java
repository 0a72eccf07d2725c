package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.checkpoint.CheckpointChange;
import dev.shrike.bridge.checkpoint.CheckpointChanges;
import dev.shrike.bridge.lane.LaneState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckpointsIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    private World world;
    private Operator operator;

    @BeforeEach
    void emptyWorld() throws Exception {
        world = World.empty();
        operator = new Operator(world.alone("operator"));
    }

    @AfterEach
    void closeWorld() throws Exception {
        world.close();
    }

    @Test
    void aLaneThatRunsBeginsAgainWhenItsCheckpointIsResetAndKnowsWhatItMirrored() throws Exception {
        List<String> published = publish(5);
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 5);
            assertThat(operator.types("checkpoints", "list").out()).contains("tick", "TICK");
            assertThat(operator.types("checkpoints", "show", "tick").out()).contains("\"sequence\" : 5");

            assertThat(operator.types("checkpoints", "reset", "tick"))
                    .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(2))
                    .satisfies(answer -> assertThat(answer.err()).contains("from 1 to 5", "second time", "--yes"));
            assertThat(operator.types("checkpoints", "reset", "tick", "--yes").exitCode())
                    .isZero();
            published.addAll(publish(1));
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").skipped() == 5);
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 6);
        }
        assertThat(world.topic("tick.v1").ids()).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void aLaneWhoseStreamWasMadeAgainMirrorsTheNewOneOnceItsCheckpointIsReset() throws Exception {
        List<String> published = publish(3);
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 3);
            world.recreate(World.CATALOGUE.event("tick"));
            published.addAll(publish(2));
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").state() == LaneState.STOPPED);
            assertThat(World.lane(bridge, "tick").reason()).contains("bridge checkpoints reset tick");

            assertThat(operator.types("checkpoints", "reset", "tick", "--yes").err())
                    .contains("an earlier TICK");
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 5);
        }
        assertThat(world.topic("tick.v1").ids()).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void aLaneWhoseStreamLostItsTailGoesOnOnceItsCheckpointIsMoved() throws Exception {
        publish(3);
        mirrorUpTo(3);
        pretendToHaveMirrored(99);
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").state() == LaneState.STOPPED);
            assertThat(World.lane(bridge, "tick").reason()).contains("has lost its tail");
        }
        assertThat(operator.types("checkpoints", "move", "tick", "--to-sequence", "4", "--yes"))
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("holds 1 to 3"));
        assertThat(operator.types("checkpoints", "move", "tick", "--to-end", "--yes")
                        .exitCode())
                .isZero();
        List<String> later = publish(2);
        mirrorUpTo(5);
        assertThat(world.topic("tick.v1").ids()).hasSize(5).containsAll(later);
    }

    private void pretendToHaveMirrored(long sequence) throws Exception {
        Instant created = world.streams().getStreamInfo("TICK").getCreateTime().toInstant();
        var ahead = new Checkpoint.OfStream("TICK", created, sequence, "", created);
        try (var changes = new CheckpointChanges(world.alone("test"))) {
            changes.make(new CheckpointChange("tick", Optional.of(ahead), List.of()));
        }
    }

    private void mirrorUpTo(long sequence) {
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").sequence() == sequence);
        }
    }

    private List<String> publish(int count) throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var tick = Birders.tick("https://images.example/" + i + ".jpg");
            world.publish(tick);
            ids.add(tick.getId());
        }
        return ids;
    }
}
