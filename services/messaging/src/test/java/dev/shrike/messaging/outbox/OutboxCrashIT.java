package dev.shrike.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.fault.DyingJvm;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service is killed between the steps of an append; the next one publishes what was committed, and nothing else. */
class OutboxCrashIT {
    private static final int TRANSACTION = 3;
    private static final int EVENT_OF_IT = 2;

    @ParameterizedTest
    @EnumSource
    void whatWasCommittedIsPublishedOnceAndInOrderAndNothingElse(OutboxPoint point) throws Exception {
        UUID person = UUID.randomUUID();
        String database = Service.newDatabase();
        Brokers brokers = Brokers.shared();
        Map<String, Object> properties = new HashMap<>(Service.properties(brokers.nats(), brokers, database));
        properties.put("shrike.messaging.relay.lease", "1s");
        properties.put("appender.person", person);

        DyingJvm.dieAt(point, (TRANSACTION - 1) * TickAppender.SIZE + EVENT_OF_IT, TickAppender.class, properties);

        int committed = committedTransactions(point) * TickAppender.SIZE;
        try (Service next = Service.start(database, Map.of())) {
            next.awaitPublished();
            assertThat(next.count("select count(*) from outbox")).isEqualTo(committed);
            assertThat(next.ticksOf(person))
                    .extracting(event -> Ticks.number((Tick) event.event()))
                    .containsExactlyElementsOf(
                            IntStream.range(0, committed).boxed().toList());
        }
    }

    private static int committedTransactions(OutboxPoint point) {
        return switch (point) {
            case APPENDED -> TRANSACTION - 1;
            case COMMITTED -> TRANSACTION;
        };
    }
}
