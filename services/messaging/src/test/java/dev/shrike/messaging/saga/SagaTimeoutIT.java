package dev.shrike.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SagaTimeoutIT {

    @Test
    void aStepThatDoesNotAnswerIsInterruptedAndUndone() {
        try (Traveller ana = Traveller.start(Service.newDatabase(), Map.of("trips.within", "2s"))) {
            ana.agency().hang("hotel");

            UUID id = ana.leave();

            SagaView saga = ana.await(id, SagaStatus.COMPENSATED);
            assertThat(ana.effects(id)).containsExactly("seat", "no hotel", "no seat");
            assertThat(saga.failure()).startsWith("hotel: " + StepTimeoutException.class.getName());
        }
    }
}
