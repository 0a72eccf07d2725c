package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.tick.v1.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RelayIT {
    private static final int EVENTS = 2_000;

    @Test
    void twoRelaysOverOneDatabasePublishEveryEventOnceAndInOrder() {
        String database = Service.newDatabase();
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(20).toList();
        Map<String, Object> quick = Map.of("shrike.messaging.relay.lease", "2s", "shrike.messaging.relay.batch", "100");

        try (Service one = Service.start(database, quick).awaitStreams();
                Service two = Service.start(database, quick)) {
            Awaitility.await("both have shards").atMost(Duration.ofSeconds(20)).until(() -> holders(one) == 2);
            for (int batch = 0; batch < EVENTS; batch += 100) {
                appendBatch(batch % 200 == 0 ? one : two, people, batch);
            }
            one.awaitPublished();

            List<StoredEvent> stored = new ArrayList<>();
            for (UUID person : people) {
                List<StoredEvent> ticks = one.ticksOf(person);
                assertThat(ticks)
                        .extracting(event -> Ticks.number((Tick) event.event()))
                        .isSorted();
                stored.addAll(ticks);
            }
            assertThat(stored)
                    .hasSize(EVENTS)
                    .extracting(event -> event.envelope().id())
                    .doesNotHaveDuplicates();
        }
    }

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

            int deleted = new OutboxTable(service.transactions()).clean(Duration.ofHours(1), 10);

            assertThat(deleted).isEqualTo(1);
            assertThat(service.count("select min(id) from outbox")).isEqualTo(2);
        }
    }

    private static void appendBatch(Service service, List<UUID> people, int from) {
        Outbox outbox = service.dataSourceBean(Outbox.class);
        service.transactions().executeWrite(tx -> {
            IntStream.range(from, from + 100)
                    .forEach(number -> outbox.append(Ticks.by(people.get(number % people.size()), number)));
            return null;
        });
    }

    private static long holders(Service service) {
        return service.count("select count(distinct relay) from outbox_shard where leased_until > now()");
    }
}
