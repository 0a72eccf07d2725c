package dev.shrike.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.tick.v1.Tick;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutboxIT {
    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.start(Service.newDatabase(), Map.of()).awaitStreams();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whatCommitsIsPublishedAsItWas() {
        UUID person = UUID.randomUUID();
        Tick tick = Ticks.by(person);

        service.publish(tick);
        service.awaitPublished();

        List<StoredEvent> stored = service.ticksOf(person);
        assertThat(stored).singleElement().satisfies(event -> {
            assertThat(event.event()).isEqualTo(tick);
            assertThat(event.envelope().id()).hasToString(tick.getId());
        });
        assertThat(service.count("select stream_sequence from outbox where event_id = '" + tick.getId() + "'"))
                .isEqualTo(stored.getFirst().sequence());
    }

    @Test
    void whatRollsBackIsNeverPublished() {
        UUID person = UUID.randomUUID();
        Outbox outbox = service.dataSourceBean(Outbox.class);

        assertThatThrownBy(() -> service.transactions().executeWrite(tx -> {
                    outbox.append(Ticks.by(person, 1));
                    throw new IllegalStateException("changed my mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        service.publish(Ticks.by(person, 2));
        service.awaitPublished();

        assertThat(service.ticksOf(person))
                .extracting(event -> Ticks.number((Tick) event.event()))
                .containsExactly(2);
    }

    @Test
    void refusesToWorkWithoutATransaction() {
        Outbox outbox = service.dataSourceBean(Outbox.class);

        assertThatThrownBy(() -> outbox.append(Ticks.by(UUID.randomUUID())))
                .isInstanceOf(OutsideTransactionException.class)
                .hasMessageContaining("birds");
    }

    @Test
    void refusesAnEventThatNoStreamWouldTake() {
        assertThatThrownBy(() -> service.publish(Ticks.ofTwoMegabytes())).isInstanceOf(EventTooLargeException.class);
    }
}
