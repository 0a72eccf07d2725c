package dev.shrike.messaging.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Erasures;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.fault.DyingJvm;
import dev.shrike.messaging.fault.FaultPoint;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service after the other is killed, each between another pair of steps of the same erasure; the last one ends it. */
class ErasureCrashIT {
    private static final Map<String, Object> SETTINGS =
            Map.of("shrike.messaging.relay.enabled", "false", "shrike.messaging.subscribe.ack-wait", "1s");

    /** The step of a delivery behind the transaction, whose enum is another package's. */
    private record Committed() implements FaultPoint {
        @Override
        public String name() {
            return "COMMITTED";
        }

        @Override
        public String fullName() {
            return "InboxPoint.COMMITTED";
        }
    }

    private final UUID person = UUID.randomUUID();

    @Test
    void anErasureHappensWholeAndOnceWhereverAServiceDies(@TempDir Path folder) throws Exception {
        LocalServers nats = NestService.startNats(folder);
        String database = Service.newDatabase();
        Map<String, Object> properties = new HashMap<>(Service.properties(nats.nats(), Brokers.shared(), database));
        properties.putAll(SETTINGS);
        properties.putAll(NestService.ERASING);
        properties.put("flyway.datasources.birds.enabled", "false"); // it finds the tables
        try (Service service = Service.start(nats.nats(), database, SETTINGS).awaitStreams()) {
            NestService nests = new NestService(service, nats);
            service.change(Nests.TABLE);
            nests.nest(person);
            service.publish(Ticks.by(person));
            nests.publish(Erasures.of(person));

            for (ErasurePoint point : ErasurePoint.values()) {
                DyingJvm.dieAt(point, 1, ErasingService.class, properties);
                assertThat(nests.nestsOf(person)).as("nests after %s", point).isEqualTo(1);
                assertThat(outboxOf(service)).as("events after %s", point).isEqualTo("TICK");
            }
            DyingJvm.dieAt(new Committed(), 1, ErasingService.class, properties);
            assertThat(nests.nestsOf(person)).isZero();
            assertThat(outboxOf(service)).isEqualTo("GDPR");

            UUID last = UUID.randomUUID();
            nests.publish(Erasures.of(last));
            try (Service _ =
                    NestService.startAgain(nats, database, Map.of("shrike.messaging.subscribe.ack-wait", "1s"))) {
                nests.awaitAnswer(last);
            }
            assertThat(nests.answers(person))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.getData().getEvidence())
                            .contains("\"nests\":1")
                            .contains("\"outbox\":1"));
            assertThat(nests.events("tick", person)).isEmpty();
        } finally {
            nats.kill();
        }
    }

    /** The streams of the person's rows. */
    private String outboxOf(Service service) {
        return service.transactions().executeRead(tx -> {
            try (var rows = tx.getConnection()
                    .createStatement()
                    .executeQuery("select string_agg(stream, ' ') from outbox where aggregate = '" + person + "'")) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
