package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.schemas.tick.v1.Tick;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RelayIT {
    @Test
    void aRelayThatStopsGivesItsShardsToTheOtherAtOnce() {
        String database = Service.newDatabase();
        try (Service stays = Service.start(database, Map.of()).awaitStreams()) {
            try (Service leaves = Service.start(database, Map.of())) {
                Awaitility.await("both have shards")
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> holders(leaves) == 2);
            }
            assertThat(holders(stays)).isEqualTo(1);
            Awaitility.await("all shards are taken")
                    .atMost(Duration.ofSeconds(8))
                    .until(() -> stays.count("select count(*) from outbox_shard where relay is not null") == 16);
        }
    }

    @Test
    void whatTheServerRefusesForEverIsParkedAndNothingWaitsBehindIt() {
        UUID person = UUID.randomUUID();
        String database = Service.newDatabase();
        Map<String, Object> still = Map.of("shrike.messaging.relay.enabled", "false");
        try (Service service = Service.start(database, still).awaitStreams()) {
            service.publish(Ticks.by(person, 1), Ticks.by(person, 2), Ticks.by(person, 3));
            service.change("update outbox set payload = decode(repeat('00', 1200000), 'hex') where id = 2");
        }

        try (Service service = Service.start(database, Map.of())) {
            service.awaitPublished();

            assertThat(service.ticksOf(person))
                    .extracting(event -> Ticks.number((Tick) event.event()))
                    .containsExactly(1, 3);
            assertThat(service.count("select count(*) from outbox where id = 2 and parked_reason like '%refuses%'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aCommitWakesTheRelayOfItsJvm() {
        UUID person = UUID.randomUUID();
        Map<String, Object> sleepy = Map.of("shrike.messaging.relay.poll", "5m", "shrike.messaging.relay.lease", "5m");
        try (Service service = Service.start(Service.newDatabase(), sleepy).awaitStreams()) {
            for (int number = 1; number <= 3; number++) {
                service.publish(Ticks.by(person, number));
                service.awaitPublished();
            }
        }
    }

    @Test
    void publishedRowsAreKeptForAWhileAndThenDeleted() {
        try (Service service = Service.start(Service.newDatabase(), Map.of()).awaitStreams()) {
            service.publish(Ticks.by(UUID.randomUUID()), Ticks.by(UUID.randomUUID()));
            service.awaitPublished();
            service.change("update outbox set published_at = now() - interval '2 hours' where id = 1");

            int deleted = new OutboxTable(service.transactions(), FaultInjection.NONE).clean(Duration.ofHours(1), 10);

            assertThat(deleted).isEqualTo(1);
            assertThat(service.count("select min(id) from outbox")).isEqualTo(2);
        }
    }

    private static long holders(Service service) {
        return service.count("select count(distinct relay) from outbox_shard where leased_until > now()");
    }
}
