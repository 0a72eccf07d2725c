package dev.shrike.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.MessagingHealth;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.saga.SagaView.Intervention;
import dev.shrike.messaging.saga.SagaView.StepView;
import io.micronaut.health.HealthStatus;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StuckSagaIT {
    private static Traveller ana;

    private UUID id;

    @BeforeAll
    static void start() {
        ana = Traveller.start(Service.newDatabase(), Map.of());
    }

    @AfterAll
    static void stop() {
        ana.close();
    }

    @BeforeEach
    void aSagaIsStuck() {
        ana.agency().behave();
        ana.agency().refuse("guide");
        ana.agency().fail("no hotel", Integer.MAX_VALUE);
        id = ana.leave();
        ana.await(id, SagaStatus.STUCK);
    }

    @Test
    void itIsSeenAndGoesOnWhereItWasWhenToldTo() {
        SagaView stuck = ana.sagas().find(id).orElseThrow();
        assertThat(stuck.stuckAt()).contains("hotel");
        assertThat(stuck.failure()).startsWith("hotel: " + IllegalStateException.class.getName());
        assertThat(ana.sagas().list(SagaStatus.STUCK, 10))
                .extracting(SagaView::id)
                .containsExactly(id);
        assertThat(ana.service().health("sagas")).isEqualTo(MessagingHealth.DEGRADED);

        ana.agency().behave();
        ana.sagas().resume(id, Remedy.RETRY, "admin", "the hotel answers again");

        SagaView saga = ana.await(id, SagaStatus.COMPENSATED);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "no guide", "no hotel", "no seat");
        assertThat(saga.interventions())
                .extracting(Intervention::remedy, Intervention::by, Intervention::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Remedy.RETRY, "admin", "the hotel answers again"));
        assertThat(ana.sagas().countStuck()).isZero();
        assertThat(ana.service().health("sagas")).isEqualTo(HealthStatus.UP);
    }

    @Test
    void itIsStuckAgainWhenNothingChanged() {
        ana.sagas().resume(id, Remedy.RETRY, "admin", "perhaps now");

        ana.await(id, SagaStatus.STUCK);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "no guide");
        ana.sagas().resume(id, Remedy.ABANDON, "admin", "so be it");
    }

    @Test
    void theRestIsUndoneWhenACompensationIsSkipped() {
        ana.sagas().resume(id, Remedy.SKIP_COMPENSATION, "admin", "cancelled by phone");

        SagaView saga = ana.await(id, SagaStatus.COMPENSATED);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "no guide", "no seat");
        assertThat(saga.steps())
                .extracting(StepView::status)
                .containsExactly(StepStatus.UNDONE, StepStatus.SKIPPED, StepStatus.UNDONE);
    }

    @Test
    void nothingMoreHappensToAnAbandonedOne() {
        SagaView saga = ana.sagas().resume(id, Remedy.ABANDON, "admin", "paid by us");

        assertThat(saga.status()).isEqualTo(SagaStatus.ABANDONED);
        assertThat(saga.interventions()).extracting(Intervention::reason).containsExactly("paid by us");
        assertThatThrownBy(() -> ana.sagas().resume(id, Remedy.RETRY, "admin", "after all"))
                .isInstanceOf(NotStuckException.class)
                .hasMessageContaining("abandoned");
        assertThatThrownBy(() -> ana.sagas().resume(UUID.randomUUID(), Remedy.RETRY, "admin", "which?"))
                .isInstanceOf(UnknownSagaException.class);
    }
}
