package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.KafkaSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class IncidentIT extends InAWorld {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aStreamThatIsRecreatedUnderARunningBridgeStopsItsLaneAndOnlyThat() throws Exception {
        publish(3);
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 3);
            world.recreate(World.CATALOGUE.event("tick"));
            publish(5);
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").state() == LaneState.STOPPED);
            assertThat(World.lane(bridge, "tick").reason()).contains("TICK was deleted and made again", "reset");
            assertThat(bridge.healthy()).isFalse();
            assertThat(World.notRunning(bridge))
                    .singleElement()
                    .satisfies(lane -> assertThat(lane.name()).isEqualTo("tick"));
        }
        try (Bridge again = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(again, "tick").state() == LaneState.STOPPED);
        }
        assertThat(world.topic(World.ticks().topic()).records()).hasSize(3);

        world.resetCheckpoint("tick");
        try (Bridge again = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(again, "tick").mirrored() == 5);
        }
        assertThat(world.topic(World.ticks().topic()).records()).hasSize(8);
    }

    @Test
    void aMissingStreamIsWaitedFor() throws Exception {
        world.streams().deleteStream("TICK");
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON)
                    .until(() -> World.lane(bridge, "tick").reason().contains("The stream TICK is missing"));
            assertThat(World.lane(bridge, "tick").state()).isIn(LaneState.WAITING, LaneState.STARTING);
            assertThat(bridge.healthy()).isFalse();
            world.recreate(World.CATALOGUE.event("tick"));
            publish(2);
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 2);
        }
    }

    @Test
    void eventsThatWereGoneBeforeTheyWereMirroredAreCountedAndTheRestGoesOn() throws Exception {
        publish(4);
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 4);
        }
        publish(6);
        world.streams().purgeStream("TICK");
        publish(2);
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").sequence() == 12);
            assertThat(World.lane(bridge, "tick").lost()).isEqualTo(6);
            // The other lanes may still be finding their positions.
            await().atMost(SOON).until(bridge::healthy);
        }
        assertThat(world.topic(World.ticks().topic()).records()).hasSize(6);
    }

    @Test
    void anOpenTransactionThatHidesWhatWasMirroredIsNamedAndWaitedFor() throws Exception {
        publish(3);
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 3);
        }
        publish(2);
        try (var stranger = world.transactional("a-stranger")) {
            stranger.beginTransaction();
            stranger.send(new ProducerRecord<>(World.ticks().topic(), 2, "anything", null))
                    .get(10, TimeUnit.SECONDS);
            try (Bridge bridge = world.bridge(impatient(world.alone("second")), Probe.NONE)) {
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(World.lane(bridge, "tick").reason())
                                        .contains("the end of tick.v1-2 (", "(a-stranger)")
                                        .doesNotContain("hangs"));
                assertThat(World.lane(bridge, "tick").incidents().get(Incident.TRANSACTION_OPEN))
                        .isPositive();
                stranger.abortTransaction();
                await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 2);
            }
        }
        assertThat(world.topic(World.ticks().topic()).records()).hasSize(5);
    }

    /** Waits 5 s for what others hide, instead of 22. */
    private static BridgeSettings impatient(BridgeSettings settings) {
        KafkaSettings kafka = settings.kafka();
        return settings.withKafka(new KafkaSettings(
                kafka.bootstrapServers(),
                kafka.group(),
                kafka.sessionTimeout(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                kafka.compression(),
                kafka.bufferBytes(),
                kafka.client()));
    }

    private void publish(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            world.publish(Birders.tick("https://images.example/" + i + ".jpg"));
        }
    }
}
