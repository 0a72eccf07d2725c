package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The database's clock has been moved back by an hour: what was written before is of the future. */
class ClockMovedIT {

    @Test
    void aLeaseThatEndsInAnHourHoldsNobodyUp() {
        UUID person = UUID.randomUUID();
        String database = Service.newDatabase();
        try (Service service = Service.start(database, Map.of("shrike.messaging.relay.enabled", "false"))
                .awaitStreams()) {
            service.publish(Ticks.by(person, 1), Ticks.by(person, 2));
            service.change("insert into outbox_relay (id, alive_until)"
                    + " values (gen_random_uuid(), now() + interval '1 hour')");
            service.change("update outbox_shard set leased_until = now() + interval '1 hour',"
                    + " relay = (select id from outbox_relay)");
        }
        try (Service service = Service.start(database, Map.of())) {
            service.awaitPublished();

            assertThat(service.ticksOf(person))
                    .extracting(event -> Ticks.number((Tick) event.event()))
                    .containsExactly(1, 2);
            assertThat(service.count("select count(*) from outbox_relay")).isEqualTo(1);
        }
    }

    @Test
    void eventsAppendedInAnHourArePublishedAtOnce() {
        UUID person = UUID.randomUUID();
        String database = Service.newDatabase();
        try (Service service = Service.start(database, Map.of("shrike.messaging.relay.enabled", "false"))
                .awaitStreams()) {
            service.publish(Ticks.by(person, 1));
            service.change("update outbox set appended_at = now() + interval '1 hour'");
        }
        try (Service service = Service.start(database, Map.of())) {
            service.publish(Ticks.by(person, 2));
            service.awaitPublished();

            assertThat(service.ticksOf(person))
                    .extracting(event -> Ticks.number((Tick) event.event()))
                    .containsExactly(1, 2);
            assertThat(service.count("select count(*) from outbox where published_at > now()"))
                    .isZero();
        }
    }
}
