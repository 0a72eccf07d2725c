package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.fault.FaultPoint;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NATS dies with events in flight and comes back when its duplicate window has passed. */
class LongOutageIT {
    private static final int PEOPLE = 40;
    private static final int EVENTS = 400;
    private static final int OUTAGES = 3;
    private static final int SENT_BETWEEN_OUTAGES = 60;

    /** Kills the server from within the relay's thread, so that what was sent just before has no answer yet. */
    private static final class Outages implements FaultInjection {
        private final LocalServers servers;
        private final AtomicInteger sent = new AtomicInteger();

        private Outages(LocalServers servers) {
            this.servers = servers;
        }

        @Override
        public void reached(FaultPoint point) {
            if (point == RelayPoint.SENT) {
                int count = sent.incrementAndGet();
                if (count % SENT_BETWEEN_OUTAGES == 0 && count <= OUTAGES * SENT_BETWEEN_OUTAGES) {
                    servers.natsServer().kill();
                }
            }
        }
    }

    @Test
    void anOutageLongerThanTheDuplicateWindowDoublesNothing(@TempDir Path folder) {
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();
        LocalServers servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.NATS);
        Map<String, Object> properties = Map.of(
                "shrike.nats.streams.duplicate-window", "500ms",
                "shrike.nats.timeout", "1s");
        try (Service service = Service.start(
                        servers.nats(), Brokers.shared(), Service.newDatabase(), properties, new Outages(servers))
                .awaitStreams()) {
            service.publish(IntStream.range(0, EVENTS)
                    .mapToObj(number -> Ticks.by(people.get(number % PEOPLE), number))
                    .toArray(Tick[]::new));
            for (int outage = 1; outage <= OUTAGES; outage++) {
                Awaitility.await("an outage")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> !servers.natsServer().running());
                awaitEndOfWindow();
                servers.natsServer().start();
            }
            service.awaitPublished();

            Set<UUID> ids = new HashSet<>();
            for (UUID person : people) {
                List<StoredEvent> ticks = service.ticksOf(person);
                assertThat(ticks)
                        .extracting(event -> Ticks.number((Tick) event.event()))
                        .hasSize(EVENTS / PEOPLE)
                        .isSorted()
                        .doesNotHaveDuplicates();
                ticks.forEach(tick -> ids.add(tick.envelope().id()));
            }
            assertThat(ids).hasSize(EVENTS);
        } finally {
            servers.kill();
        }
    }

    private static void awaitEndOfWindow() {
        long dead = System.nanoTime();
        Awaitility.await("end of the duplicate window")
                .atMost(Duration.ofSeconds(10))
                .until(() -> System.nanoTime() - dead > Duration.ofMillis(1_500).toNanos());
    }
}
