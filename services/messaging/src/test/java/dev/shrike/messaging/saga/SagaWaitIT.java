package dev.shrike.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.Service;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SagaWaitIT {

    @Test
    void aStepThatWaitsGoesOnAtOnceWhenItsSagaIsNudged() {
        try (Traveller ana = Traveller.start(Service.newDatabase(), Map.of("trips.pause", "1h"))) {
            ana.agency().close("hotel");
            UUID id = ana.leave();
            await("it waits")
                    .atMost(Duration.ofSeconds(20))
                    .until(() ->
                            ana.sagas().find(id).orElseThrow().nextAttempt().isPresent());

            ana.agency().open("hotel");
            ana.sagas().nudge(id);

            SagaView saga = ana.await(id, SagaStatus.COMPLETED);
            assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide");
            assertThat(saga.steps().get(1).attempts()).isEqualTo(2);
            assertThat(saga.steps().get(1).failure()).isEqualTo("closed");
        }
    }

    @Test
    void nudgingASagaThatHasEndedOrNeverWasDoesNothing() {
        try (Traveller ana = Traveller.start(Service.newDatabase(), Map.of())) {
            SagaView ended = ana.await(ana.leave(), SagaStatus.COMPLETED);

            ana.sagas().nudge(ended.id());
            ana.sagas().nudge(UUID.randomUUID());

            assertThat(ana.sagas().find(ended.id()).orElseThrow().status()).isEqualTo(SagaStatus.COMPLETED);
        }
    }
}
