package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.schemas.tick.v1.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrashIT extends InAWorld {
    private static final Duration SOON = Duration.ofSeconds(40);

    @Test
    void aLaneThatCrashesBetweenProduceAndCommitDoublesAndLosesNothing() throws Exception {
        var crashes = new AtomicInteger();
        Probe crashTwice = (lane, point) -> {
            if (lane.equals("tick") && point == Probe.Point.PRODUCED && crashes.incrementAndGet() <= 2) {
                // What was handed to the producer shall have reached the broker when the lane dies.
                await().atMost(SOON)
                        .until(() -> !world.uncommitted(World.ticks().topic())
                                .records()
                                .isEmpty());
                throw new IllegalStateException("crash");
            }
        };
        List<String> published = publish(300);
        try (Bridge bridge = world.bridge(world.alone("first"), crashTwice)) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").sequence() == 300);
            assertThat(World.lane(bridge, "tick").lastError())
                    .hasValueSatisfying(error -> assertThat(error).contains("crash"));
        }
        assertThat(world.uncommitted(World.ticks().topic()).ids()).hasSizeGreaterThan(300);
        assertThat(world.topic(World.ticks().topic()).ids()).containsExactlyInAnyOrderElementsOf(published);
        assertThat(world.topic(World.ticks().latestTopic()).ids()).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void aSecondInstanceTakesOverAndTheFirstOneIsFenced() throws Exception {
        var stuck = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        Probe stall = (lane, point) -> {
            if (lane.equals("tick") && point == Probe.Point.PRODUCED && stuck.getCount() > 0) {
                stuck.countDown();
                awaitQuietly(released);
            }
        };
        List<String> published = publish(100);
        try (Bridge zombie = world.bridge(world.alone("zombie"), stall)) {
            assertThat(stuck.await(40, TimeUnit.SECONDS)).isTrue();
            try (Bridge successor = world.bridge(world.alone("successor"), Probe.NONE)) {
                await().atMost(SOON).until(() -> World.lane(successor, "tick").mirrored() == 100);
                released.countDown();
                await().atMost(SOON).untilAsserted(() -> {
                    assertThat(World.lane(zombie, "tick").state()).isEqualTo(LaneState.WAITING);
                    assertThat(World.lane(zombie, "tick").reason()).contains("another writer");
                    assertThat(zombie.healthy()).isFalse();
                });
                published.addAll(publish(50));
                await().atMost(SOON).until(() -> World.lane(successor, "tick").mirrored() == 150);
            }
        }
        assertThat(world.topic(World.ticks().topic()).ids()).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void restartsOfBothBrokersInTheMiddleLoseAndDoubleNothing() throws Exception {
        List<String> published = publish(100);
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() > 0);
            published.addAll(publish(100));
            world.servers().kafkaServer().kill();
            published.addAll(publish(100));
            await().atMost(SOON).until(() -> !bridge.healthy());
            world.servers().kafkaServer().start();
            world.servers().natsServer().kill();
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").reason().contains("NATS is away"));
            world.servers().natsServer().start();
            published.addAll(publish(100));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> World.lane(bridge, "tick").sequence() == 400);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(World.notRunning(bridge)).isEmpty());
            assertThat(bridge.healthy()).isTrue();
        }
        assertThat(world.topic(World.ticks().topic()).ids()).containsExactlyInAnyOrderElementsOf(published);
        assertThat(world.topic(World.ticks().latestTopic()).ids()).containsExactlyInAnyOrderElementsOf(published);
    }

    private List<String> publish(int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var tick = Birders.tick("https://images.example/" + i + ".jpg");
            publish(tick);
            ids.add(tick.getId());
        }
        return ids;
    }

    /** Also while nats-server is coming back: sent again under its message id, an event is in the stream once. */
    private void publish(Tick tick) {
        await().atMost(SOON).ignoreExceptions().until(() -> {
            world.publish(tick);
            return true;
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
