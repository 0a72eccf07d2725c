package dev.shrike.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three instances share the lanes while events flow, and the owner of one goes in different ways. */
class TakeOverIT {
    private static final String LANE = "tick";
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final NumberedTicks TICKS = new NumberedTicks(System.nanoTime(), 100);

    private static World world;
    private static Fleet fleet;
    private static SteadyPublisher publisher;

    @BeforeAll
    static void startThree() throws Exception {
        world = World.empty();
        fleet = Fleet.start(world, 3);
        publisher = SteadyPublisher.start(world, TICKS, 500);
    }

    @BeforeEach
    void allRun() throws IOException {
        while (fleet.instances().size() < 3) {
            fleet.add();
        }
        await().atMost(SOON).until(fleet::isShared);
    }

    @AfterAll
    static void eachEventIsOnceInBothTopics() throws Exception {
        try (var closing = world) {
            int published = publisher.finish();
            await().atMost(SOON).until(() -> fleet.sequence(LANE) == publisher.lastSequence());
            publisher.close();
            for (String topic : List.of(World.ticks().topic(), World.ticks().latestTopic())) {
                Mirrored found = Mirrored.read(closing.servers().kafkaBootstrap(), topic, TICKS);
                assertThat(found.records()).isEqualTo(published);
                assertThat(found.missing(published)).isZero();
                assertThat(found.disordered()).isZero();
            }
        } finally {
            fleet.close();
        }
    }

    @Test
    void aLaneWhoseOwnerIsKilledMovesWithinTenSeconds() throws Exception {
        BridgeInstance owner = owner();
        long killed = System.nanoTime();
        fleet.kill(owner);
        Duration took = untilAnotherCommits(killed);
        say("take-over after a kill", took);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aLaneWhoseOwnerLeavesIsHandedOver() throws Exception {
        BridgeInstance owner = owner();
        long asked = System.nanoTime();
        fleet.terminate(owner);
        Duration took = untilAnotherCommits(asked);
        say("hand-over", took);
        assertThat(took).isLessThan(SESSION_TIMEOUT);
    }

    @Test
    void anOwnerThatFrozeAndComesBackIsFencedOnceAndTheInstancesAreAtPeace() throws Exception {
        BridgeInstance frozen = owner();
        Signal.STOP.send(frozen.pid());
        try {
            untilAnotherCommits(System.nanoTime());
        } finally {
            Signal.CONT.send(frozen.pid());
        }
        await().atMost(SOON).until(() -> fleet.isShared() && !frozen.held().isEmpty());
        int fences = fleet.fences();
        await().during(Duration.ofSeconds(10))
                .atMost(Duration.ofSeconds(20))
                .until(() -> fleet.isShared() && fleet.fences() == fences);
        assertThat(fences).isLessThanOrEqualTo(1);
    }

    private static BridgeInstance owner() {
        await().atMost(SOON).until(() -> fleet.owner(LANE).isPresent());
        return fleet.owner(LANE).orElseThrow();
    }

    /** From a moment on until something is committed that was published only after the former owner was gone. */
    private static Duration untilAnotherCommits(long since) {
        long before = publisher.lastSequence();
        await().pollInterval(20, TimeUnit.MILLISECONDS).atMost(SOON).until(() -> fleet.sequence(LANE) > before);
        return Duration.ofNanos(System.nanoTime() - since);
    }

    @SuppressWarnings("SystemOut") // a measurement
    private static void say(String what, Duration took) {
        System.out.println(what + ": " + took.toMillis() + " ms");
    }
}
