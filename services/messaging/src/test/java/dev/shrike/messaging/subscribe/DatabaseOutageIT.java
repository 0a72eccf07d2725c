package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerHome;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOutageIT {
    private static final int EVENTS = 60;

    @Test
    void nothingIsLostOrDoubledWhenTheDatabaseIsKilledInTheMiddle(@TempDir Path folder) {
        UUID person = UUID.randomUUID();
        LocalServers servers = LocalServers.open(new ServerSettings(
                folder, ServerHome.fromSystemProperty(), Map.of(), "for-tests-only", true, Duration.ofSeconds(60)));
        servers.start(ready -> {}, Part.NATS, Part.POSTGRES);
        try {
            try (Service first = start(servers, Map.of()).awaitStreams()) {
                first.change("create table seen (id bigint generated always as identity, number int)");
            }
            Map<String, Object> recorder = Map.of("recorder.name", "recorder", "recorder.person", person.toString());
            try (Service service = start(servers, recorder)) {
                for (int number = 0; number < EVENTS; number++) {
                    append(service, Ticks.by(person, number));
                    if (number == EVENTS / 2) {
                        servers.postgresServer().kill();
                        servers.postgresServer().start();
                    }
                }
                service.awaitPublished();

                assertThat(service.ticksOf(person))
                        .extracting(event -> Ticks.number((Tick) event.event()))
                        .hasSize(EVENTS)
                        .isSorted()
                        .doesNotHaveDuplicates();
                Awaitility.await("all are handled once")
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(service.count("select count(*) from seen"))
                                .isEqualTo(EVENTS));
                assertThat(service.count("select count(distinct number) from seen"))
                        .isEqualTo(EVENTS);
                assertThat(service.count("select count(*) from dead_letter")).isZero();
            }
        } finally {
            servers.kill();
        }
    }

    /** Appends until the database has it; a commit whose answer was lost is found by the event's id. */
    private static void append(Service service, Tick tick) {
        Awaitility.await("the database takes the event")
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    if (service.count("select count(*) from outbox where event_id = '" + tick.getId() + "'") == 0) {
                        service.publish(tick);
                    }
                    return true;
                });
    }

    private static Service start(LocalServers servers, Map<String, Object> more) {
        return Service.start(servers.nats(), servers, "birds", more);
    }
}
