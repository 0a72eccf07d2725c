package dev.shrike.topology.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import dev.shrike.topology.query.ImageStatistics;
import dev.shrike.topology.query.PersonStatistics;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.query.WindowSize;
import dev.shrike.topology.statistics.StatisticsTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process of the statistics is killed at random while it works off a backlog, and loses its state once; afterwards all numbers
 * are exactly what is counted by hand. The seed is printed; {@code -Dtopology.kill.seed} repeats its choices, {@code
 * -Dtopology.kill.kills} and {@code -Dtopology.kill.backlog} make it longer.
 */
class RuntimeKillIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int BATCH = 250;
    private static final int LAST = 200;
    private static final int LONGEST_LIFE_AT_WORK = 1_500;
    private static final int LONGEST_LIFE = 4_000;

    private final int kills = Integer.getInteger("topology.kill.kills", 6);
    private final int backlog = Integer.getInteger("topology.kill.backlog", 20_000);
    private final long seed = Long.getLong("topology.kill.seed", System.nanoTime() & 0xFFFFFFL);
    private final Random random = new Random(seed);
    private final long begin = System.nanoTime();

    @TempDir
    private Path folder;

    @Test
    void however_often_it_is_killed_everything_counts_once() throws Exception {
        say("seed " + seed + ", " + kills + " kills over at least " + backlog + " events");
        var birders = new BusyBirders(seed);
        try (var servers = LocalServers.open(ServerSettings.forTests(folder.resolve("servers")))) {
            servers.start(part -> {}, Part.KAFKA, Part.REGISTRY);
            try (var log = new KafkaLog(servers)) {
                log.createEventTopics();
                publish(log, birders, backlog);
                try (var stream = SteadyStream.start(() -> log.publish(birders.next(BATCH)))) {
                    killAtRandom(servers, log);
                    say("killed " + kills + " times under " + (backlog + stream.finish() * BATCH) + " events");
                }
                checkEverything(log, birders);
            }
        }
    }

    private void killAtRandom(LocalServers servers, KafkaLog log) throws Exception {
        Path said = folder.resolve("killed.log");
        List<Boolean> atWork = new ArrayList<>(Collections.nCopies(kills - 1, true));
        int early = random.nextInt(kills); // one of them at any time, be it while it starts
        atWork.add(early, false);
        int losesItsState =
                (early + 1 + random.nextInt(kills - 1)) % kills; // another one: it is to have state that it loses
        for (int i = 0; i < kills; i++) {
            long before = log.committed(StreamsProperties.applicationId(StatisticsTopology.NAME));
            try (var running = RuntimeProcess.start(servers, state(), said)) {
                if (atWork.get(i)) {
                    awaitWork(log, running, before, said);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(atWork.get(i) ? LONGEST_LIFE_AT_WORK : LONGEST_LIFE));
                running.kill();
            }
            long after = log.committed(StreamsProperties.applicationId(StatisticsTopology.NAME));
            say("kill " + (i + 1) + (atWork.get(i) ? " at work" : " at any time") + ": " + (after - before)
                    + " offsets committed" + (i == losesItsState ? ", state lost" : ""));
            if (i == losesItsState) {
                wipe(state());
            }
        }
    }

    private static void awaitWork(KafkaLog log, RuntimeProcess running, long before, Path said) {
        await().atMost(SOON).until(() -> {
            assertThat(running.isAlive())
                    .as("it runs until it is killed, and else says why in %s", said)
                    .isTrue();
            return log.committed(StreamsProperties.applicationId(StatisticsTopology.NAME)) > before;
        });
    }

    private void checkEverything(KafkaLog log, BusyBirders birders) throws InterruptedException {
        var settings = RuntimeProcess.settings(log.bootstrap(), log.registry(), state());
        try (var runtime = new TopologyRuntime(settings)) {
            runtime.start();
            await().atMost(SOON).until(() -> runtime.health().up());
            Instant published = Instant.now();
            SpecificRecord[] last = birders.next(LAST);
            log.publish(last);
            for (SpecificRecord event : last) {
                runtime.written()
                        .await(
                                StatisticsTopology.NAME,
                                EventCatalogue.standard().of(event).topic(),
                                Envelope.of(event).id(),
                                published,
                                SOON);
            }
            say("all is counted");
            compare(runtime.statistics(), birders.counted());
            say("and equal to what is counted by hand");
        }
    }

    private static void compare(Statistics found, CountedByHand expected) {
        Instant yesterday = Instant.now().minus(Duration.ofHours(22));
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThat(found.totals().byType()).isEqualTo(expected.totals());
        assertThat(found.species(Integer.MAX_VALUE)).isEqualTo(expected.species());
        assertThat(found.leaderboard(1_000)).isEqualTo(expected.leaderboard());
        for (WindowSize size : WindowSize.values()) {
            assertThat(found.windows(size, yesterday, tomorrow)).isEqualTo(expected.windows(size));
        }
        assertThat(found.activePeople(dayOf(yesterday), dayOf(tomorrow))).isEqualTo(expected.activePeople());
        assertThat(found.counts(Optional.of(BusyBirders.COUNTED), yesterday, tomorrow))
                .isEqualTo(expected.counts(BusyBirders.COUNTED));
        Map<?, PersonStatistics> people = expected.people();
        assertThat(people.values())
                .isNotEmpty()
                .allSatisfy(person -> assertThat(found.person(person.person())).contains(person));
        Map<?, ImageStatistics> images = expected.images();
        assertThat(images.values())
                .isNotEmpty()
                .allSatisfy(image -> assertThat(found.image(image.url())).contains(image));
    }

    private static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static void publish(KafkaLog log, BusyBirders birders, int events) {
        for (int i = 0; i < events; i += BATCH) {
            log.publish(birders.next(BATCH));
        }
    }

    private Path state() {
        return folder.resolve("state");
    }

    private static void wipe(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @SuppressWarnings("SystemOut") // a seed that nobody sees repeats nothing
    private void say(String text) {
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1_000.0;
        System.out.printf("kills %6.1f s: %s%n", seconds, text);
    }
}
