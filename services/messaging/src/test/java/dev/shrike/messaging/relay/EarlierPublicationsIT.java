package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay crashed between publishing and writing that down; the next one finds the rows as if never sent. */
class EarlierPublicationsIT {
    private static final String UNMARK = "update outbox set published_at = null, stream_sequence = null";

    private final UUID person = UUID.randomUUID();
    private final String database = Service.newDatabase();
    private LocalServers servers;

    @BeforeEach
    void start(@TempDir Path folder) {
        servers = LocalServers.open(ServerSettings.forTests(folder));
        servers.start(ready -> {}, Part.NATS);
    }

    @AfterEach
    void stop() {
        servers.kill();
    }

    @Test
    void insideTheDuplicateWindowTheServerDropsTheSecondOne() {
        publishAndUnmark("10m", UNMARK);

        assertPublishedOnce("10m");
    }

    @Test
    void beyondTheDuplicateWindowTheRelayFindsTheFirstOne() {
        publishAndUnmark("1s", UNMARK + ", appended_at = appended_at - interval '10 minutes'");

        assertPublishedOnce("1s");
    }

    @Test
    void beyondTheDuplicateWindowTheRelayFindsTheFirstOneAlsoWhenTheClockWasMovedBackByAnHour() {
        publishAndUnmark("1s", UNMARK + ", appended_at = appended_at + interval '1 hour'");

        assertPublishedOnce("1s");
    }

    @Test
    void aCrashedRelayOfBeforeTheClockWasMovedBackIsNoReasonToTrustAges() {
        publishAndUnmark("1s", UNMARK);
        try (Service service = service("1s", false)) {
            service.change(
                    "update outbox_shard set relay = gen_random_uuid(), leased_until = now() + interval '1 hour'");
        }

        // the server has forgotten the first ones, and by its window and their age it should not have
        assertPublishedOnce("10m");
    }

    private void publishAndUnmark(String window, String unmark) {
        try (Service service = service(window, true).awaitStreams()) {
            service.publish(Ticks.by(person, 1));
            service.publish(Ticks.by(person, 2));
            service.awaitPublished();
            if (window.equals("1s")) {
                awaitEndOfWindow(service);
            }
        }
        try (Service service = service(window, false)) {
            service.publish(Ticks.by(person, 3));
            service.change(unmark);
        }
    }

    private void assertPublishedOnce(String window) {
        try (Service service = service(window, true)) {
            service.awaitPublished();

            List<StoredEvent> stored = service.ticksOf(person);
            assertThat(stored)
                    .extracting(event -> Ticks.number((Tick) event.event()))
                    .containsExactly(1, 2, 3);
            for (StoredEvent event : stored) {
                assertThat(service.count("select stream_sequence from outbox where event_id = '"
                                + event.envelope().id() + "'"))
                        .isEqualTo(event.sequence());
            }
        }
    }

    /** The window has passed when the server takes an id again that it has seen after the events in question. */
    private static void awaitEndOfWindow(Service service) {
        EventPublisher publisher = service.bean(EventPublisher.class);
        Tick probe = Ticks.by(UUID.randomUUID());
        publisher.publish(probe);
        Awaitility.await("end of the duplicate window")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !publisher.publish(probe).duplicate());
    }

    private Service service(String window, boolean relay) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("shrike.nats.streams.duplicate-window", window);
        properties.put("shrike.messaging.relay.enabled", relay);
        return Service.start(servers.nats(), database, properties);
    }
}
