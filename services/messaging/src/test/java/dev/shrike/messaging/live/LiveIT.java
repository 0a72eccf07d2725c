package dev.shrike.messaging.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.tick.v1.Tick;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UUID person = UUID.randomUUID();
    private Service service;

    @BeforeEach
    void start() {
        service = Service.start(Service.newDatabase(), Map.of()).awaitStreams();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aLiveViewSeesWhatIsPublishedFromNowOnHoweverSmallItsBuffer() throws Exception {
        service.publish(Ticks.by(person, 99));
        service.awaitPublished();

        try (LiveSubscription live = service.bean(LiveEvents.class).open(Selection.of("tick", 1, "new"), 10)) {
            service.publish(IntStream.range(0, 50)
                    .mapToObj(number -> Ticks.by(person, number))
                    .toArray(Tick[]::new));

            List<Integer> seen = new ArrayList<>();
            while (seen.size() < 50) {
                ReceivedEvent event = live.next(PATIENCE).orElseThrow();
                if (event.aggregate().equals(person.toString())) {
                    seen.add(Ticks.number((Tick) event.event()));
                }
            }
            assertThat(seen).isEqualTo(IntStream.range(0, 50).boxed().toList());
        }
    }

    @Test
    void rawMessagesPassByAndTheOnesThatFindNoRoomAreCounted() throws Exception {
        NatsConnection nats = service.bean(NatsConnection.class);
        String subject = "weather." + person;

        try (RawSubscription raw = service.bean(RawMessages.class).open(subject, 2)) {
            for (int i = 0; i < 5; i++) {
                nats.connection().publish(subject, ("rain " + i).getBytes(StandardCharsets.UTF_8));
            }

            Awaitility.await().atMost(PATIENCE).until(() -> raw.dropped() == 3);
            assertThat(raw.next(PATIENCE)).get().satisfies(message -> {
                assertThat(message.subject()).isEqualTo(subject);
                assertThat(message.payload()).asString().isEqualTo("rain 0");
            });
            assertThat(raw.next(PATIENCE)).isPresent();
            assertThat(raw.next(Duration.ofMillis(1))).isEmpty();
        }
    }
}
