package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.relay.OutboxState.Shard;
import dev.shrike.schemas.tick.v1.Tick;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OutboxReaderIT {

    @Test
    void whatWaitsAndWhatWasRefusedIsShownAndTriedAgainWhenWished() {
        String database = Service.newDatabase();
        Tick refused = Ticks.by(UUID.randomUUID());
        Tick waiting = Ticks.by(UUID.randomUUID());
        try (Service service = Service.start(database, Map.of("shrike.messaging.relay.enabled", "false"))
                .awaitStreams()) {
            service.publish(refused, waiting);
            service.change("update outbox set parked_at = now(), parked_reason = 'no stream takes it' where id = 1");
            OutboxReader reader = new OutboxReader(Service.DATA_SOURCE, service.transactions());

            assertThat(reader.entries(true, 10))
                    .extracting(entry -> entry.eventId().toString(), OutboxEntry::state, OutboxEntry::reason)
                    .containsExactly(
                            tuple(refused.getId(), "parked", "no stream takes it"),
                            tuple(waiting.getId(), "waiting", null));
            assertThat(reader.entries(false, 10)).hasSize(1);
            OutboxState state = reader.state(UUID.randomUUID(), new Backlog(1, 2), false, "");
            assertThat(state.parked()).isEqualTo(1);
            assertThat(state.shards())
                    .hasSize(16)
                    .allSatisfy(shard -> assertThat(shard.relay()).isNull());
            assertThat(state.shards().stream().mapToLong(Shard::waiting).sum()).isEqualTo(1);

            assertThat(reader.retry(UUID.randomUUID())).isZero();
            assertThat(reader.retry(UUID.fromString(refused.getId()))).isEqualTo(1);
            assertThat(reader.entries(false, 10)).isEmpty();
        }

        try (Service service = Service.start(database, Map.of())) {
            service.awaitPublished();
            Relay relay = service.bean(Relay.class);
            Awaitility.await("the relay has all shards")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> {
                        OutboxState state = relay.state();
                        assertThat(state.waiting()).isZero();
                        assertThat(state.running()).isTrue();
                        UUID here = state.relays().stream()
                                .filter(OutboxState.RelayAlive::here)
                                .findFirst()
                                .orElseThrow()
                                .id();
                        assertThat(state.shards()).extracting(Shard::relay).containsOnly(here);
                    });
        }
    }
}
