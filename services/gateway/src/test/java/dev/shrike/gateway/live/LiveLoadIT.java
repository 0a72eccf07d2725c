package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gateway.Events;
import dev.shrike.gateway.GatewayService;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.rest.identity.Roles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.avro.generic.IndexedRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients over real connections to a real server, gateway, publisher and clients in this one process. */
class LiveLoadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PEOPLE = 1_000;
    private static final int IMAGES = 100;
    private static final int FOLLOWERS_OF_AN_IMAGE = 10;
    private static final int CLIENTS = PEOPLE + IMAGES * FOLLOWERS_OF_AN_IMAGE;
    private static final int PER_SECOND = 500;
    private static final int SECONDS = 10;
    private static final Duration PAUSE = Duration.ofMillis(75);

    @TempDir
    static Path folder;

    private static GatewayService gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayService.start(
                folder,
                Map.of(
                        "shrike.gateway.limits.enabled",
                        false,
                        "shrike.gateway.live.max-per-person",
                        CLIENTS,
                        "shrike.gateway.live.linger",
                        "1s"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** Half of the events are ticks, each of which one client gets; half are scores, each of which ten get. */
    @Test
    void twoThousandClientsGetFiveHundredEventsASecondInTime() throws Exception {
        List<UUID> people = people(PEOPLE);
        List<Long> latencies = new ArrayList<>();
        Map<String, Long> sent = new ConcurrentHashMap<>();
        AtomicInteger heard = new AtomicInteger();
        long before = usedHeap();
        try (Swarm swarm = new Swarm(gateway.uri(), (_, id, now) -> {
            Long at = sent.get(id);
            if (at != null) {
                latencies.add(now - at);
                heard.incrementAndGet();
            }
        })) {
            for (UUID person : people) {
                swarm.add(token(person), "about=me");
            }
            String anybody = token(people.getFirst());
            for (int i = 0; i < IMAGES * FOLLOWERS_OF_AN_IMAGE; i++) {
                swarm.add(anybody, "event=score&image=" + image(i % IMAGES));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> swarm.ready() == CLIENTS);
            long perClient = (usedHeap() - before) / CLIENTS;

            int expected = publish(sent, people);
            Awaitility.await().atMost(PATIENCE).until(() -> heard.get() >= expected);
            long perClientAfter = (usedHeap() - before) / CLIENTS;

            long[] sorted =
                    latencies.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "%d clients, %d events at %d/s, %d deliveries: p50 %.1f ms, p99 %.1f ms, most %.1f ms; heap of a client %d B, after %d B%n",
                    CLIENTS,
                    sent.size(),
                    PER_SECOND,
                    sorted.length,
                    millis(sorted, 0.5),
                    millis(sorted, 0.99),
                    millis(sorted, 1),
                    perClient,
                    perClientAfter);
            assertThat(sorted).as("no event lost, none double").hasSize(expected);
            assertThat(millis(sorted, 0.99)).as("p99 of delivery in ms").isLessThanOrEqualTo(500);
            assertThat(perClientAfter)
                    .as("heap of one client in bytes, its test included")
                    .isLessThan(64 * 1024);
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> gateway.bean(LiveHub.class).clients() == 0);
    }

    /** Every event to every client: how much is delivered when that is all there is to do. */
    @Test
    void whatEverybodyFollowsIsDeliveredToAllAndToEachOnce() throws Exception {
        int events = 200;
        UUID ana = UUID.randomUUID();
        String image = "https://images.example/" + UUID.randomUUID();
        AtomicInteger heard = new AtomicInteger();
        try (Swarm swarm = new Swarm(gateway.uri(), (_, _, _) -> heard.incrementAndGet())) {
            String token = token(ana);
            for (int i = 0; i < CLIENTS; i++) {
                swarm.add(token, "event=score&image=" + image);
            }
            Awaitility.await().atMost(PATIENCE).until(() -> swarm.ready() == CLIENTS);

            long began = System.nanoTime();
            for (int i = 0; i < events; i++) {
                gateway.publish(Events.score(image, 1 + i % 5));
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> heard.get() >= events * CLIENTS);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "%d deliveries to %d clients in %.2f s: %.0f/s%n",
                    heard.get(), CLIENTS, seconds, heard.get() / seconds);
            assertThat(heard.get()).isEqualTo(events * CLIENTS);
        }
    }

    @Test
    void whoIsCutOffAgainAndAgainMissesNothingAndSeesNothingTwice() throws Exception {
        int events = 60;
        List<UUID> people = people(100);
        List<Thread> clients = new ArrayList<>();
        Map<UUID, List<Integer>> seen = new ConcurrentHashMap<>();
        AtomicInteger connections = new AtomicInteger();
        for (UUID person : people) {
            clients.add(Thread.ofVirtual().start(() -> seen.put(person, cutOff(person, events, connections))));
        }
        Awaitility.await().atMost(PATIENCE).until(() -> connections.get() >= people.size());
        long begin = System.nanoTime();
        for (int count = 0; count < events; count++) {
            for (UUID person : people) {
                gateway.bean(EventPublisher.class).publish(Events.tick(person, count));
            }
            LockSupport.parkNanos(
                    begin + count * PAUSE.toNanos() - System.nanoTime()); // longer than several connections
        }
        for (Thread client : clients) {
            assertThat(client.join(PATIENCE)).isTrue();
        }
        System.out.printf("%d connections of %d clients%n", connections.get(), people.size());
        assertThat(connections.get()).isGreaterThan(3 * people.size());
        List<Integer> all = IntStream.range(0, events).boxed().toList();
        assertThat(seen)
                .hasSize(people.size())
                .allSatisfy((_, counts) -> assertThat(counts).isEqualTo(all));
    }

    /** Cuts its connection after a while, a random one, and goes on where it was told that it was. */
    private static List<Integer> cutOff(UUID person, int events, AtomicInteger connections) {
        Random random = new Random(person.getMostSignificantBits());
        List<Integer> counts = new ArrayList<>();
        String last = null;
        while (counts.size() < events) {
            try (SseClient client = SseClient.open(gateway.uri(), token(person), "event=tick&about=me", last)) {
                Awaitility.await().atMost(PATIENCE).until(() -> client.lastId() != null);
                connections.incrementAndGet();
                LockSupport.parkNanos(
                        Duration.ofMillis(100 + random.nextInt(900)).toNanos());
                client.close();
                Awaitility.await().atMost(PATIENCE).until(client::ended);
                client.received()
                        .forEach(event -> counts.add(
                                event.data().at("/data/sighting/count").asInt()));
                last = client.lastId();
            }
        }
        return counts;
    }

    /** Returns how many deliveries are to be expected. */
    private static int publish(Map<String, Long> sent, List<UUID> people) {
        Random random = new Random(7);
        long begin = System.nanoTime();
        int deliveries = 0;
        for (int i = 0; i < PER_SECOND * SECONDS; i++) {
            long due = begin + i * 1_000_000_000L / PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            boolean tick = i % 2 == 0;
            IndexedRecord event = tick
                    ? Events.tick(people.get(random.nextInt(people.size())), 1)
                    : Events.score(image(random.nextInt(IMAGES)), 1 + random.nextInt(5));
            sent.put(event.get(0).toString(), System.nanoTime());
            gateway.bean(EventPublisher.class).fireAndForget(event);
            deliveries += tick ? 1 : FOLLOWERS_OF_AN_IMAGE;
        }
        return deliveries;
    }

    private static String token(UUID person) {
        return gateway.token(person, Duration.ofMinutes(10), Roles.USER);
    }

    private static List<UUID> people(int many) {
        return IntStream.range(0, many).mapToObj(_ -> UUID.randomUUID()).toList();
    }

    private static String image(int number) {
        return "https://images.example/" + number + ".jpg";
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[(int) Math.ceil((sorted.length - 1) * quantile)] / 1e6;
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
