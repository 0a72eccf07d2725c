package dev.shrike.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.World;
import dev.shrike.schemas.catalogue.EventDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bridge with a small heap mirrors a long backlog while Kafka stands still in the middle of it, and all its other lanes are busy
 * with what they cannot read. By default a scaled-down version; {@code -Dbridge.heap.events}, {@code -Dbridge.heap.junk} (messages for
 * each other lane), {@code -Dbridge.heap.mib} and {@code -Dbridge.heap.pause} (in seconds) make it longer.
 */
class HeapIT {
    private static final String LANE = "tick";
    private static final int JUNK_BYTES = 8_192;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final int events = Integer.getInteger("bridge.heap.events", 100_000);
    private final int junk = Integer.getInteger("bridge.heap.junk", 500);
    private final int heap = Integer.getInteger("bridge.heap.mib", 128);
    private final Duration pause = Duration.ofSeconds(Integer.getInteger("bridge.heap.pause", 4));

    @Test
    void theHeapStaysBoundedWhileKafkaStandsStill(@TempDir Path folder) throws Exception {
        var ticks = new NumberedTicks(System.nanoTime(), 1_000);
        var gc = new GcLog(folder.resolve("gc.log"));
        try (World world = World.empty()) {
            Backlog.publish(world, ticks, events);
            List<EventDefinition> others = World.CATALOGUE.events().stream()
                    .filter(event -> !event.name().equals(LANE))
                    .toList();
            for (EventDefinition other : others) {
                Backlog.publishJunk(world, other, junk, JUNK_BYTES);
            }
            long begin = System.nanoTime();
            try (Fleet fleet = Fleet.start(world, 1, "-Xmx" + heap + "m", gc.option())) {
                await().atMost(LONG).until(() -> fleet.sequence(LANE) > events / 3);
                Freeze.of(world.servers().kafkaServer().pid().orElseThrow(), pause);
                assertThat(fleet.sequence(LANE))
                        .as("the pause was in the middle")
                        .isLessThan(events);
                await().atMost(LONG).until(() -> isDone(fleet, others) || !allAlive(fleet));
                assertThat(allAlive(fleet)).isTrue();
            }
            say(events + " events with -Xmx" + heap + "m and Kafka away for " + pause.toSeconds() + " s: at most "
                    + gc.mostUsed() + " MiB used, " + gc.mostKept() + " MiB kept by a collection, "
                    + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s in all");
            for (String topic : List.of(World.ticks().topic(), World.ticks().latestTopic())) {
                Mirrored found = Mirrored.read(world.servers().kafkaBootstrap(), topic, ticks);
                assertThat(found.records()).isEqualTo(events);
                assertThat(found.missing(events)).isZero();
                assertThat(found.disordered()).isZero();
            }
        }
    }

    private boolean isDone(Fleet fleet, List<EventDefinition> others) {
        return fleet.sequence(LANE) == events
                && others.stream().allMatch(other -> fleet.sequence(other.name()) == junk);
    }

    private static boolean allAlive(Fleet fleet) {
        return fleet.instances().stream().allMatch(BridgeInstance::isAlive);
    }

    @SuppressWarnings("SystemOut") // a measurement
    private static void say(String text) {
        System.out.println("heap: " + text);
    }
}
