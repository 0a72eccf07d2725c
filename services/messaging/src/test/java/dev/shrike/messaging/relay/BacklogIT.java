package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.fault.FaultInjection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BacklogIT {

    @Test
    void whatIsCommittedAndNotPublishedIsCountedWithTheAgeOfTheOldest() {
        String database = Service.newDatabase();
        Map<String, Object> still = Map.of("shrike.messaging.relay.enabled", "false");
        try (Service service = Service.start(database, still).awaitStreams()) {
            OutboxTable table = new OutboxTable(service.transactions(), FaultInjection.NONE);
            assertThat(table.backlog()).isEqualTo(new Backlog(0, 0));

            service.publish(Ticks.by(UUID.randomUUID()), Ticks.by(UUID.randomUUID()), Ticks.by(UUID.randomUUID()));
            service.change("update outbox set appended_at = now() - interval '10 minutes' where id = 1");
            service.change("update outbox set parked_at = now() where id = 2");

            assertThat(table.backlog().rows()).isEqualTo(2);
            assertThat(table.backlog().age()).isBetween(600.0, 660.0);
        }

        try (Service service = Service.start(database, Map.of())) {
            service.awaitPublished();
            Awaitility.await("the gauges say so")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> gauge(service, "shrike.outbox.waiting") == 0
                            && gauge(service, "shrike.outbox.oldest.age.seconds") == 0);
        }
    }

    private static double gauge(Service service, String name) {
        return service.bean(MeterRegistry.class)
                .get(name)
                .tag("datasource", Service.DATA_SOURCE)
                .gauge()
                .value();
    }
}
