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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOutageIT {
    private static final int EVENTS = 60;

    @TempDir
    private static Path folder;

    private static LocalServers servers;

    private final UUID person = UUID.randomUUID();
    private final String database = Service.newDatabase();
    private final Map<String, Object> recording =
            Map.of("recorder.name", "recorder-" + person, "recorder.person", person.toString());

    @BeforeAll
    static void startServers() {
        servers = LocalServers.open(new ServerSettings(
                folder, ServerHome.fromSystemProperty(), Map.of(), "for-tests-only", true, Duration.ofSeconds(60)));
        servers.start(ready -> {}, Part.NATS, Part.POSTGRES);
    }

    @AfterAll
    static void stopServers() {
        servers.kill();
    }

    @BeforeEach
    void start() {
        try (Service first = start(Map.of()).awaitStreams()) {
            first.change("create table seen (id bigint generated always as identity, number int)");
        }
    }

    @Test
    void nothingIsLostOrDoubledWhenTheDatabaseIsKilledInTheMiddle() {
        try (Service service = start(recording)) {
            for (int number = 0; number < EVENTS; number++) {
                append(service, Ticks.by(person, number));
                if (number == EVENTS / 2) {
                    restartDatabase();
                }
            }
            service.awaitPublished();

            assertThat(service.ticksOf(person))
                    .extracting(event -> Ticks.number((Tick) event.event()))
                    .hasSize(EVENTS)
                    .isSorted()
                    .doesNotHaveDuplicates();
            awaitSeenOnce(service, EVENTS);
        }
    }

    @Test
    void anEventWhoseTransactionARestartOfTheDatabaseCutsTakesEffectOnceAndBeforeTheNext() {
        try (Service service = start(recording)) {
            Recorder recorder = service.bean(Recorder.class);
            recorder.mayFinish.drainPermits();
            service.publish(Ticks.by(person, 0), Ticks.by(person, 1));
            Awaitility.await("the first has been written, and its transaction is open")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> recorder.written.get() == 1);

            restartDatabase();
            recorder.mayFinish.release(1_000_000);

            awaitSeenOnce(service, 2);
            assertThat(service.count("select number from seen order by id limit 1"))
                    .isZero();
            assertThat(recorder.calls).as("with the one that was cut").hasValue(3);
        }
    }

    private static void restartDatabase() {
        servers.postgresServer().kill();
        servers.postgresServer().start();
    }

    private static void awaitSeenOnce(Service service, int events) {
        Awaitility.await("all are handled once")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions() // connections of before the restart
                .untilAsserted(() ->
                        assertThat(service.count("select count(*) from seen")).isEqualTo(events));
        assertThat(service.count("select count(distinct number) from seen")).isEqualTo(events);
        assertThat(service.count("select count(*) from dead_letter")).isZero();
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

    private Service start(Map<String, Object> more) {
        return Service.start(servers.nats(), servers, database, more);
    }
}
