package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.MessagingHealth;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.micronaut.health.HealthStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayOutageIT {
    private static final int EVENTS = 600;

    @Test
    void nothingIsLostDoubledOrReorderedWhenNatsIsKilledAgainAndAgain(@TempDir Path folder) {
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(6).toList();
        LocalServers servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.NATS);
        try (Service service =
                Service.start(servers.nats(), Service.newDatabase(), Map.of()).awaitStreams()) {
            for (int number = 0; number < EVENTS; number++) {
                service.publish(Ticks.by(people.get(number % people.size()), number));
                if (number % 200 == 100) {
                    servers.natsServer().kill();
                }
                if (number % 200 == 150) {
                    servers.natsServer().start();
                }
            }
            service.awaitPublished();

            List<UUID> ids = new ArrayList<>();
            for (UUID person : people) {
                List<StoredEvent> ticks = service.ticksOf(person);
                assertThat(ticks)
                        .extracting(event -> Ticks.number((Tick) event.event()))
                        .isSorted();
                ticks.forEach(tick -> ids.add(tick.envelope().id()));
            }
            assertThat(ids).hasSize(EVENTS).doesNotHaveDuplicates();
        } finally {
            servers.kill();
        }
    }

    @Test
    void aServiceStartsAndCommitsWhileNatsIsAway(@TempDir Path folder) {
        UUID person = UUID.randomUUID();
        LocalServers servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.NATS);
        servers.natsServer().kill();
        try (Service service = Service.start(servers.nats(), Service.newDatabase(), Map.of())) {
            service.publish(Ticks.by(person));
            assertThat(service.bean(NatsConnection.class).connected()).isFalse();
            assertThat(service.health("nats")).isEqualTo(MessagingHealth.DEGRADED);
            assertThat(service.health("outbox")).isEqualTo(HealthStatus.UP);

            servers.natsServer().start();

            Awaitility.await("the event arrives")
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> service.ticksOf(person).size() == 1);
            assertThat(service.health("nats")).isEqualTo(HealthStatus.UP);
        } finally {
            servers.kill();
        }
    }
}
