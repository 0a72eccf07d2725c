package dev.shrike.messaging.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What arrives is counted while more of it arrives; a reader that counts wrongly asks for too little, and waits. */
    @Test
    void aLiveViewNeverWaitsWhileThereIsSomethingForIt() throws Exception {
        int many = 20_000;
        service.publish(Ticks.by(person, 1));
        service.awaitPublished();
        NatsConnection nats = service.bean(NatsConnection.class);
        String stream = EventCatalogue.standard().event("tick").stream();
        long first = nats.management().getStreamInfo(stream).getStreamState().getLastSequence();
        MessageInfo stored = nats.management().getMessage(stream, first);
        Headers headers = new Headers(stored.getHeaders());
        headers.remove("Nats-Msg-Id"); // it would be the same one

        try (LiveSubscription live = service.bean(LiveEvents.class).openAfter(Selection.all("tick"), first - 1, 10)) {
            Thread publisher = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < many; i++) {
                    nats.connection().publish(stored.getSubject(), headers, stored.getData());
                }
            });
            long expected = first;
            long longest = 0;
            while (expected <= first + many) {
                long began = System.nanoTime();
                assertThat(live.next(PATIENCE).orElseThrow().sequence()).isEqualTo(expected++);
                longest = Math.max(longest, System.nanoTime() - began);
            }
            assertThat(publisher.join(PATIENCE)).isTrue();
            assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void aLiveViewWhoseConsumerTheServerHasLostGoesOnWhereItWas() throws Exception {
        NatsConnection nats = service.bean(NatsConnection.class);
        String stream = EventCatalogue.standard().event("tick").stream();
        Set<String> others = Set.copyOf(nats.management().getConsumerNames(stream));

        try (LiveSubscription live = service.bean(LiveEvents.class).openAfter(Selection.all("tick"), 0, 10)) {
            service.publish(Ticks.by(person, 1));
            awaitTick(live, 1);
            for (String consumer : nats.management().getConsumerNames(stream)) {
                if (!others.contains(consumer)) {
                    assertThat(nats.management().deleteConsumer(stream, consumer))
                            .isTrue();
                }
            }
            service.publish(Ticks.by(person, 2));

            awaitTick(live, 2);
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> others.containsAll(nats.management().getConsumerNames(stream)));
    }

    /** The person's next one is this. */
    private void awaitTick(LiveSubscription live, int number) throws InterruptedException {
        ReceivedEvent event = live.next(PATIENCE).orElseThrow();
        while (!event.aggregate().equals(person.toString())) {
            event = live.next(PATIENCE).orElseThrow();
        }
        assertThat(Ticks.number((Tick) event.event())).isEqualTo(number);
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
