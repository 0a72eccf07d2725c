package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.fault.DyingJvm;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One relay after the other is killed, each between another pair of steps, and each takes over what the one before it has left.
 * The stream's duplicate window is shorter than a takeover takes, so the server drops no second publication.
 */
class RelayCrashIT {
    private static final int PEOPLE = 6;
    private static final int TICKS = 10;
    private static final int IN_THE_MIDDLE = 7;

    @Test
    void everyEventIsPublishedOnceAndInOrderWhereverARelayDies(@TempDir Path folder) throws Exception {
        String database = Service.newDatabase();
        LocalServers nats = LocalServers.open(ServerSettings.forTests(folder));
        nats.start(ready -> {}, Part.NATS);
        Map<String, Object> relaying =
                Map.of("shrike.nats.streams.duplicate-window", "500ms", "shrike.messaging.relay.lease", "1s");
        Map<String, Object> appending =
                Map.of("shrike.nats.streams.duplicate-window", "500ms", "shrike.messaging.relay.enabled", "false");
        Map<String, Object> properties = new HashMap<>(Service.properties(nats.nats(), Brokers.shared(), database));
        properties.putAll(relaying);
        properties.put("flyway.datasources.birds.enabled", "false"); // it finds the tables
        try (Service service = Service.start(nats.nats(), database, appending).awaitStreams()) {
            Map<RelayPoint, List<UUID>> people = new HashMap<>();
            for (RelayPoint point : RelayPoint.values()) {
                people.put(point, append(service));
                DyingJvm.dieAt(point, times(point), RelayingService.class, properties);
            }
            try (Service _ = Service.start(nats.nats(), database, relaying)) {
                service.awaitPublished();
            }

            people.forEach((point, ids) -> assertPublishedOnceAndInOrder(service, point, ids));
            assertThat(service.count("select count(*) from outbox where stream_sequence is null"))
                    .isZero();
            assertThat(service.count("select count(distinct stream_sequence) from outbox"))
                    .isEqualTo((long) RelayPoint.values().length * PEOPLE * TICKS);
        } finally {
            nats.kill();
        }
    }

    private static List<UUID> append(Service service) {
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();
        service.publish(IntStream.range(0, PEOPLE * TICKS)
                .mapToObj(number -> Ticks.by(people.get(number % PEOPLE), number))
                .toArray(Tick[]::new));
        return people;
    }

    /** Points that belong to a row are passed once for each. */
    private static int times(RelayPoint point) {
        return switch (point) {
            case SENT, ACKNOWLEDGED -> IN_THE_MIDDLE;
            case CLAIMED, READ, MARKING, MARKED -> 1;
        };
    }

    private static void assertPublishedOnceAndInOrder(Service service, RelayPoint point, List<UUID> people) {
        List<UUID> ids = new ArrayList<>();
        for (UUID person : people) {
            List<StoredEvent> ticks = service.ticksOf(person);
            assertThat(ticks)
                    .as("ticks appended before a relay died at %s", point)
                    .extracting(event -> Ticks.number((Tick) event.event()))
                    .hasSize(TICKS)
                    .isSorted();
            ticks.forEach(tick -> ids.add(tick.envelope().id()));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }
}
