package dev.shrike.messaging.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.MessagingMeters;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsSettings;
import dev.shrike.messaging.trace.Tracing;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventPublisherIT {
    private static Service service;
    private static EventPublisher publisher;

    @BeforeAll
    static void start() {
        service = Service.start(Service.newDatabase(), Map.of()).awaitStreams();
        publisher = service.bean(EventPublisher.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theSameEventTwiceIsStoredOnce() {
        Tick tick = Ticks.by(UUID.randomUUID());

        PublishReceipt first = publisher.publish(tick);
        PublishReceipt second = publisher.publish(tick);

        assertThat(second.duplicate()).isTrue();
        assertThat(second.sequence()).isEqualTo(first.sequence());
    }

    @Test
    void theMessageCarriesTheHeadersOfTheEvent() throws Exception {
        Tick tick = Ticks.by(UUID.randomUUID());

        PublishReceipt receipt = publisher.publish(tick);

        Headers stored = service.bean(NatsConnection.class)
                .management()
                .getMessage(receipt.stream(), receipt.sequence())
                .getHeaders();
        EventHeaders.onNats(tick)
                .forEach((name, value) -> assertThat(stored.get(name)).containsExactly(value));
    }

    @Test
    void whatIsForgottenArrivesAllTheSame() {
        UUID person = UUID.randomUUID();

        publisher.fireAndForget(Ticks.by(person));

        Awaitility.await("it is stored")
                .atMost(Duration.ofSeconds(30))
                .until(() -> service.ticksOf(person).size() == 1);
    }

    @Test
    void whatIsForgottenWithoutNatsIsCountedAsLost() {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (NatsConnection nowhere = new NatsConnection(NatsSettings.at("nats://127.0.0.1:1"))) {
            EventPublisher lonely = new EventPublisher(
                    nowhere,
                    service.bean(EventCatalogue.class),
                    service.bean(SingleObjectEncoding.class),
                    new Tracing(null),
                    new MessagingMeters(meters));

            lonely.fireAndForget(Ticks.by(UUID.randomUUID()));
        }

        assertThat(meters.counter("shrike.publish.lost").count()).isEqualTo(1);
    }

    @Test
    void whatTheStreamNeverTakesIsRefused() {
        assertThatThrownBy(() -> publisher.publish(Ticks.ofTwoMegabytes())).isInstanceOf(PublishRefusedException.class);
    }
}
