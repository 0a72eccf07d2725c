package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.fault.HaltAt;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxCrashIT {
    private static final int EVENTS = 12;

    private final UUID person = UUID.randomUUID();
    private final String name = "recorder-" + person;
    private final String database = Service.newDatabase();

    @Test
    void everyEventTakesEffectOnceAndInOrderWhenTheProcessDiesBetweenAnyTwoSteps(@TempDir Path folder)
            throws Exception {
        LocalServers servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.NATS);
        try {
            publish(servers);

            for (InboxPoint point : InboxPoint.values()) {
                Map<String, Object> crashing = properties();
                crashing.put("halt.at", point.fullName());
                crashing.put("halt.after", 2);
                assertThat(ChildService.run(servers.nats(), database, crashing, folder.resolve(point + ".log")))
                        .as("killed at " + point)
                        .isEqualTo(HaltAt.EXIT_CODE);
            }

            assertThat(seen(servers)).isBetween(1L, EVENTS - 1L);
            finish(servers);
        } finally {
            servers.kill();
        }
    }

    private void publish(LocalServers servers) {
        try (Service first = Service.start(servers.nats(), database, Map.of()).awaitStreams()) {
            first.change("create table seen (id bigint generated always as identity, number int)");
            first.publish(IntStream.range(0, EVENTS)
                    .mapToObj(number -> Ticks.by(person, number))
                    .toArray(Tick[]::new));
            first.awaitPublished();
        }
    }

    /** With nobody who handles. */
    private long seen(LocalServers servers) {
        try (Service idle = Service.start(servers.nats(), database, Map.of())) {
            return idle.count("select count(*) from seen");
        }
    }

    private void finish(LocalServers servers) {
        try (Service last = Service.start(servers.nats(), database, properties())) {
            Awaitility.await("the last one finishes")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> last.count("select count(*) from seen") >= EVENTS);
            assertThat(last.count("select count(distinct number) from seen")).isEqualTo(EVENTS);
            assertThat(last.count("select count(*) from seen")).isEqualTo(EVENTS);
            assertThat(last.count("select count(*) from (select number - lag(number) over (order by id) as step "
                            + "from seen) as steps where step <> 1"))
                    .isZero();
            assertThat(last.count("select count(*) from dead_letter")).isZero();
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("recorder.name", name);
        properties.put("recorder.person", person.toString());
        properties.put("shrike.messaging.subscribe.ack-wait", "2s");
        return properties;
    }
}
