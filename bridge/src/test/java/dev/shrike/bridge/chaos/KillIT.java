package dev.shrike.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.World;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Bridges, nats-server and the broker are killed at random in the middle of a stream of events, and each event is once in both topics,
 * in the order of its key. The seed is printed; {@code -Dbridge.chaos.seed} repeats its choices, {@code -Dbridge.chaos.kills} and
 * {@code -Dbridge.chaos.events} make it longer.
 */
class KillIT {
    private static final String LANE = "tick";
    private static final int INSTANCES = 3;
    private static final int KEYS = 500;
    private static final int PER_SECOND = 1_000;
    private static final int MOST_BETWEEN_KILLS = 2_000;
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final int kills = Integer.getInteger("bridge.chaos.kills", 10);
    private final int events = Integer.getInteger("bridge.chaos.events", 30_000);
    private final long seed = Long.getLong("bridge.chaos.seed", System.nanoTime() & 0xFFFFFFL);
    private final Random random = new Random(seed);
    private final long begin = System.nanoTime();

    @Test
    void killsInMidStreamLoseNothingDoubleNothingAndKeepTheOrder() throws Exception {
        say("seed " + seed + ", " + kills + " kills over at least " + events + " events");
        var ticks = new NumberedTicks(seed, KEYS);
        int published;
        try (World world = World.empty();
                Fleet fleet = Fleet.start(world, INSTANCES)) {
            say("nats-server " + world.nats().getServerInfo().getVersion());
            try (SteadyPublisher publisher = SteadyPublisher.start(world, ticks, PER_SECOND)) {
                var killing = new Killing(world, fleet, random);
                kill(killing, fleet, publisher);
                await().atMost(RECOVERY).until(() -> publisher.acknowledged() >= events);
                published = publisher.finish();
                await().atMost(RECOVERY)
                        .untilAsserted(() -> assertThat(fleet.sequence(LANE)).isEqualTo(publisher.lastSequence()));
                say("killed " + killing.killed() + " under " + published + " events");
            }
            for (String topic : List.of(World.ticks().topic(), World.ticks().latestTopic())) {
                check(topic, Mirrored.read(world.servers().kafkaBootstrap(), topic, ticks), published);
            }
            assertThat(fleet.instances())
                    .allSatisfy(bridge -> assertThat(bridge.lost()).isZero());
        }
    }

    /** Spreads the kills over the events; the lane has carried some more before each, many or few. */
    private void kill(Killing killing, Fleet fleet, SteadyPublisher publisher) throws Exception {
        List<Killing.Victim> victims = killing.victims(kills);
        for (int i = 0; i < kills; i++) {
            long due = Math.round((i + random.nextDouble()) * events / (kills + 1));
            long wanted = fleet.sequence(LANE) + random.nextInt(MOST_BETWEEN_KILLS);
            await().atMost(RECOVERY).until(() -> publisher.acknowledged() >= due && fleet.sequence(LANE) >= wanted);
            say("kill " + (i + 1) + " " + victims.get(i) + " at " + publisher.acknowledged() + " published, "
                    + fleet.sequence(LANE) + " mirrored");
            killing.kill(victims.get(i), LANE);
            say("it is back");
        }
    }

    private void check(String topic, Mirrored found, int published) {
        say(topic + ": " + found + ", " + found.missing(published) + " lost");
        assertThat(found.missing(published)).as("lost in " + topic).isZero();
        assertThat(found.doubles()).as("double in " + topic).isZero();
        assertThat(found.disordered()).as("out of order in " + topic).isZero();
        assertThat(found.records()).as("records of " + topic).isEqualTo(published);
        assertThat(found.stale(published))
                .as("keys with a stale value in " + topic)
                .isZero();
    }

    @SuppressWarnings("SystemOut") // a seed that nobody sees repeats nothing
    private void say(String text) {
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1_000.0;
        System.out.printf("chaos %6.1f s: %s%n", seconds, text);
    }
}
