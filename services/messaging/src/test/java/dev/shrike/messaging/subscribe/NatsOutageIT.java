package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.MessagingHealth;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.streams.StreamProvisioner;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.micronaut.health.HealthStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsOutageIT {
    /** How long NATS is away: {@code -Dshrike.test.nats-away=PT5M} for the long version. */
    private static final Duration AWAY = Duration.parse(System.getProperty("shrike.test.nats-away", "PT3S"));

    private static final int EVENTS = 60;

    private final UUID person = UUID.randomUUID();
    private final String database = Service.newDatabase();

    @Test
    void nothingIsLostOrDoubledWhenNatsGoesAwayOrLosesItsStream(@TempDir Path folder) throws Exception {
        LocalServers servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.NATS);
        try (Service first = Service.start(servers.nats(), database, Map.of()).awaitStreams()) {
            first.change("create table seen (id bigint generated always as identity, number int)");
        }
        try (Service service = Service.start(
                servers.nats(),
                database,
                Map.of(
                        "recorder.name", "recorder",
                        "recorder.person", person.toString(),
                        "shrike.messaging.subscribe.ack-wait", "2s"))) {
            for (int number = 0; number < EVENTS; number++) {
                service.publish(Ticks.by(person, number));
                if (number == EVENTS / 3) {
                    await().until(() -> service.count("select count(*) from seen") > 0);
                    servers.natsServer().kill();
                }
            }
            await().until(() -> service.health("handlers").equals(MessagingHealth.DEGRADED));
            await().until(() -> fault(service).startsWith("No connection to NATS at nats://"));
            Awaitility.await("NATS stays away")
                    .atMost(AWAY.plusMinutes(1))
                    .pollDelay(AWAY)
                    .until(() -> true);
            servers.natsServer().start();
            awaitSeenOnceInOrder(service, EVENTS);

            service.bean(NatsConnection.class).management().deleteStream("TICK");
            await().until(() -> service.health("handlers").equals(MessagingHealth.DEGRADED));
            await().until(() -> fault(service).contains("stream not found"));
            service.bean(StreamProvisioner.class).provision();
            service.publish(Ticks.by(person, EVENTS));
            awaitSeenOnceInOrder(service, EVENTS + 1);
            assertThat(service.health("handlers")).isEqualTo(HealthStatus.UP);
        } finally {
            servers.kill();
        }
    }

    /** Why the handler does not consume, as health says. */
    private static String fault(Service service) {
        return service.bean(EventHub.class).consumers().stream()
                .filter(each -> each.name().startsWith("recorder"))
                .findFirst()
                .orElseThrow()
                .lastFault();
    }

    private static void awaitSeenOnceInOrder(Service service, int events) {
        await().until(() -> service.count("select count(*) from seen") >= events);
        assertThat(service.count("select count(distinct number) from seen")).isEqualTo(events);
        assertThat(service.count("select count(*) from seen")).isEqualTo(events);
        assertThat(service.count("select count(*) from (select number - lag(number) over (order by id) as step "
                        + "from seen) as steps where step <> 1"))
                .isZero();
        assertThat(service.count("select count(*) from dead_letter")).isZero();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
