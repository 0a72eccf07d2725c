package dev.shrike.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.World;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The broker, the lane's owner and nats-server stand still in turns in the middle of a stream of events, some of them for longer than
 * their peers have patience. Each time the lane catches up, and each event is once in both topics. The seed is printed; {@code
 * -Dbridge.freeze.seed} repeats its choices, {@code -Dbridge.freeze.times} and {@code -Dbridge.freeze.longest} (in seconds) make it
 * longer, {@code -Dbridge.freeze.only} freezes but one of them.
 */
class FreezeIT {
    private static final String LANE = "tick";
    private static final int INSTANCES = 2;
    private static final int KEYS = 500;
    private static final int PER_SECOND = 1_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final List<Frozen> turns = turns();
    private final int times = Integer.getInteger("bridge.freeze.times", 3);
    private final Duration longest = Duration.ofSeconds(Integer.getInteger("bridge.freeze.longest", 10));
    private final long seed = Long.getLong("bridge.freeze.seed", System.nanoTime() & 0xFFFFFFL);
    private final Random random = new Random(seed);

    /** Who stands still. */
    private enum Frozen {
        KAFKA,
        OWNER,
        NATS
    }

    @Test
    void whoeverStandsStillNothingIsLostNothingIsDoubleAndTheLaneComesBack() throws Exception {
        say("seed " + seed + ", " + times + " times up to " + longest.toSeconds() + " s");
        var ticks = new NumberedTicks(seed, KEYS);
        int published;
        try (World world = World.empty();
                Fleet fleet = Fleet.start(world, INSTANCES)) {
            try (SteadyPublisher publisher = SteadyPublisher.start(world, ticks, PER_SECOND)) {
                for (int i = 0; i < times; i++) {
                    long mirrored = fleet.sequence(LANE);
                    await().atMost(RECOVERY)
                            .until(() -> fleet.sequence(LANE) > mirrored
                                    && fleet.owner(LANE).isPresent());
                    freeze(world, fleet, turns.get(i % turns.size()));
                    catchUp(fleet, publisher.lastSequence());
                }
                published = publisher.finish();
                await().atMost(RECOVERY).until(() -> fleet.sequence(LANE) == publisher.lastSequence());
            }
            for (String topic : List.of(World.ticks().topic(), World.ticks().latestTopic())) {
                Mirrored found = Mirrored.read(world.servers().kafkaBootstrap(), topic, ticks);
                say(topic + ": " + found + ", " + found.missing(published) + " lost");
                assertThat(found.missing(published)).as("lost in " + topic).isZero();
                assertThat(found.doubles()).as("double in " + topic).isZero();
                assertThat(found.disordered()).as("out of order in " + topic).isZero();
                assertThat(found.records()).as("records of " + topic).isEqualTo(published);
            }
        }
    }

    private void freeze(World world, Fleet fleet, Frozen frozen) throws Exception {
        long pid = switch (frozen) {
            case KAFKA -> world.servers().kafkaServer().pid().orElseThrow();
            case NATS -> world.servers().natsServer().pid().orElseThrow();
            case OWNER -> fleet.owner(LANE).orElseThrow().pid();
        };
        var time = Duration.ofMillis(random.nextLong(SHORTEST.toMillis(), longest.toMillis()));
        say(frozen + " stands still for " + time.toMillis() + " ms");
        Freeze.of(pid, time);
    }

    private static void catchUp(Fleet fleet, long sequence) {
        long begin = System.nanoTime();
        await().atMost(RECOVERY).until(() -> fleet.sequence(LANE) >= sequence);
        say("caught up " + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms after it");
    }

    private static List<Frozen> turns() {
        String only = System.getProperty("bridge.freeze.only");
        return only == null ? List.of(Frozen.values()) : List.of(Frozen.valueOf(only));
    }

    @SuppressWarnings("SystemOut") // a seed that nobody sees repeats nothing
    private static void say(String text) {
        System.out.println("freeze: " + text);
    }
}
