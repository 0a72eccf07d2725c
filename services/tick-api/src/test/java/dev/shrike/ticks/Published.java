package dev.shrike.ticks;

import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What a person's streams hold. */
public final class Published {
    private Published() {}

    /** All events of that name about the person, when there are at least so many. */
    public static List<StoredEvent> about(TickApiServer server, String event, UUID person, int atLeast) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> now(server, event, person), events -> events.size() >= atLeast);
    }

    /** All events of that name about the person, as of now. */
    public static List<StoredEvent> now(TickApiServer server, String event, UUID person) {
        return server.bean(EventReader.class)
                .readAggregate(event, person.toString(), 0, 100)
                .events();
    }
}
