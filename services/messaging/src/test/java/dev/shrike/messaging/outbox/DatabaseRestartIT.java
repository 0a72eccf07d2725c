package dev.shrike.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseRestartIT {

    @Test
    void anAppendWhoseTransactionADatabaseRestartEndedIsToldAndNeverPublished(@TempDir Path folder) {
        UUID person = UUID.randomUUID();
        LocalServers servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.POSTGRES);
        try (Service service = Service.start(Brokers.shared().nats(), servers, "birds", Map.of())
                .awaitStreams()) {
            Outbox outbox = service.dataSourceBean(Outbox.class);
            service.publish(Ticks.by(person, 1));

            assertThatThrownBy(() -> service.transactions().executeWrite(tx -> {
                        outbox.append(Ticks.by(person, 2));
                        servers.postgresServer().restart();
                        outbox.append(Ticks.by(person, 3));
                        return null;
                    }))
                    .isInstanceOf(RuntimeException.class);
            Awaitility.await("the database takes events again")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> service.count("select count(*) from outbox") == 1);
            service.publish(Ticks.by(person, 4));
            service.awaitPublished();

            assertThat(service.ticksOf(person))
                    .extracting(event -> Ticks.number((Tick) event.event()))
                    .containsExactly(1, 4);
        } finally {
            servers.kill();
        }
    }
}
