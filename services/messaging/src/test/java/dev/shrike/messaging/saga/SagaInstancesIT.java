package dev.shrike.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SagaInstancesIT {
    private static final int SAGAS = 60;

    @Test
    void instancesShareTheWorkAndDoubleNothing() {
        String database = Service.newDatabase();
        try (Traveller ana = Traveller.start(database, Map.of());
                Traveller ben = Traveller.start(database, Map.of())) {
            List<UUID> started = new ArrayList<>();
            for (int i = 0; i < SAGAS / 2; i++) {
                started.add(ana.leave());
                started.add(ben.leave());
            }

            Awaitility.await("all have ended")
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> ana.service().count("select count(*) from saga where status = 'completed'") == SAGAS);

            assertThat(started).allSatisfy(id -> assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide"));
        }
    }

    @Test
    void asManySagasRunAtOnceAsThereAreThreads() {
        int threads = 16;
        try (Traveller ana = Traveller.start(
                Service.newDatabase(), Map.of("shrike.messaging.saga.threads", String.valueOf(threads)))) {
            CountDownLatch answered = ana.agency().hangForAll("hotel");
            for (int i = 0; i < threads; i++) {
                ana.leave();
            }

            Awaitility.await("each waits in a thread of its own")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> ana.agency().crowd() == threads);

            answered.countDown();
            Awaitility.await("all have ended")
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            ana.service().count("select count(*) from saga where status = 'completed'") == threads);
        }
    }
}
