package dev.shrike.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.Birders;
import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.World;
import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.redrive.RedriveOptions;
import dev.shrike.bridge.redrive.RedriveSelection;
import dev.shrike.schemas.catalogue.EarlierCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LetterDeskIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration PROMISED = Duration.ofSeconds(2);

    private World world;

    @BeforeEach
    void emptyWorld() throws Exception {
        world = World.empty();
    }

    @AfterEach
    void closeWorld() throws Exception {
        world.close();
    }

    @Test
    void aPoisonousMessageShowsWithinTwoSeconds() throws Exception {
        try (Bridge bridge = world.bridge();
                LetterDesk desk = new LetterDesk(world.alone("desk"), World.CATALOGUE)) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").state() == LaneState.RUNNING);
            assertThat(letters(desk)).isEmpty();

            for (int i = 1; i <= 3; i++) {
                int expected = i;
                String subject = World.ticks().subjectOf(Birders.tick("https://images.example/" + i + ".jpg"));
                world.publish(subject, new Headers(), "not Avro at all".getBytes(StandardCharsets.UTF_8));
                await().atMost(PROMISED)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> letters(desk).size() == expected);
                assertThat(letters(desk).getFirst())
                        .containsEntry("lane", "tick")
                        .containsEntry("reason", "unknown-format")
                        .containsEntry("key", subject);
            }
            String id = letters(desk).getFirst().get("id").toString();
            assertThat(desk.show(LetterId.parse(id)).orElseThrow())
                    .containsEntry("sequence", 3L)
                    .hasEntrySatisfying(
                            "payload", payload -> assertThat(payload.toString()).contains("not Avro at all"));
            assertThat(desk.show(new LetterId(0, 999_999))).isEmpty();
        }
    }

    @Test
    void aRedrivenLetterIsSettledInTheListOfEveryDesk() throws Exception {
        Tick tick = Birders.tickWithNote("https://images.example/1.jpg", 10);
        world.publish(tick);
        mirrorWithout11();
        try (LetterDesk desk = new LetterDesk(world.alone("desk"), World.CATALOGUE);
                LetterDesk other = new LetterDesk(world.alone("other"), World.CATALOGUE)) {
            assertThat(letters(other)).hasSize(1);
            assertThat(desk.redrive(RedriveSelection.all(), new RedriveOptions(true, false))
                            .orElseThrow())
                    .containsEntry("counts", Map.of("redriven", 1));
            assertThat(letters(desk)).hasSize(1);

            assertThat(desk.redrive(RedriveSelection.all(), RedriveOptions.inOrder())
                            .orElseThrow())
                    .containsEntry("counts", Map.of("redriven", 1))
                    .containsEntry("more", false);

            await().atMost(PROMISED)
                    .until(() -> letters(desk).isEmpty() && letters(other).isEmpty());
            assertThat(desk.list(new LetterQuery(Optional.empty(), Optional.empty(), true, 10))
                            .get("letters")
                            .toString())
                    .contains("settled=true");
        }
        assertThat(world.topic("tick.v1").ids()).containsExactly(tick.getId());
    }

    @Test
    void aDeskThatNobodyUsedForAWhileGoesOnWhereItWas() throws Exception {
        var shelf = new LetterShelf(100);
        try (Bridge bridge = world.bridge();
                var watch = new LetterWatch(
                        world.alone("desk").kafka(), shelf, Duration.ofSeconds(10), Duration.ofMillis(300))) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").state() == LaneState.RUNNING);
            world.publish("tick.v1.a.new", new Headers(), new byte[] {1});
            await().atMost(SOON).until(() -> found(watch, shelf) == 1);
            await().atMost(SOON).until(() -> !watch.isFollowing());

            world.publish("tick.v1.a.new", new Headers(), new byte[] {2});
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").deadLetters() == 2);

            assertThat(found(watch, shelf)).isEqualTo(2);
        }
    }

    private static int found(LetterWatch watch, LetterShelf shelf) {
        watch.look();
        return shelf.find(new LetterQuery(Optional.empty(), Optional.empty(), false, 100))
                .letters()
                .size();
    }

    private void mirrorWithout11() {
        try (Bridge earlier = new Bridge(world.alone("earlier"), EarlierCatalogue.without("tick", "1.1"))) {
            earlier.start();
            await().atMost(SOON).until(() -> World.lane(earlier, "tick").deadLetters() == 1);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> letters(LetterDesk desk) {
        return (List<Map<String, Object>>) desk.list(new LetterQuery(Optional.empty(), Optional.empty(), false, 100))
                .get("letters");
    }
}
