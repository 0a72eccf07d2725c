package dev.shrike.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.saga.SagaView.StepView;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SagaIT {
    private static Traveller ana;

    @BeforeAll
    static void start() {
        ana = Traveller.start(Service.newDatabase(), Map.of());
    }

    @AfterAll
    static void stop() {
        ana.close();
    }

    @AfterEach
    void allIsWell() {
        ana.agency().behave();
    }

    @Test
    void everyStepIsDoneOnceAndInOrder() {
        UUID id = ana.leave();

        SagaView saga = ana.await(id, SagaStatus.COMPLETED);

        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide");
        assertThat(ana.state(id)).isEqualTo(new Trip("Ana", ana.effects(id)));
        assertThat(saga.steps()).extracting(StepView::status).containsOnly(StepStatus.DONE);
        assertThat(saga.steps()).extracting(StepView::attempts).containsOnly(1);
    }

    @Test
    void whatHasEndedAboutAKeyCanBeForgotten() {
        SagaView other = ana.await(ana.leave(), SagaStatus.COMPLETED);
        SagaView saga = ana.await(ana.leave(), SagaStatus.COMPLETED);

        assertThat(ana.sagas().forget(saga.key())).isEqualTo(1);

        assertThat(ana.sagas().find(saga.id())).isEmpty();
        assertThat(ana.sagas().find(other.id())).isPresent();
    }

    @Test
    void aStartThatRollsBackNeverHappened() {
        UUID[] id = new UUID[1];

        assertThatThrownBy(() -> ana.service().transactions().executeWrite(tx -> {
                    id[0] = ana.leave();
                    throw new IllegalStateException("changed my mind");
                }))
                .isInstanceOf(IllegalStateException.class);

        ana.await(ana.leave(), SagaStatus.COMPLETED);
        assertThat(ana.sagas().find(id[0])).isEmpty();
        assertThat(ana.effects(id[0])).isEmpty();
    }

    @Test
    void aStepThatFailsIsTriedAgain() {
        ana.agency().fail("seat", 1);
        ana.agency().fail("hotel", 2);

        UUID id = ana.leave();

        SagaView saga = ana.await(id, SagaStatus.COMPLETED);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide");
        assertThat(saga.steps()).extracting(StepView::attempts).containsExactly(2, 3, 1);
        assertThat(saga.steps().get(1).failure())
                .contains(IllegalStateException.class.getName())
                .doesNotContain("hotel fails");
    }

    @Test
    void whatWasDoneIsUndoneInReverseOrderWhenAStepFailsForGood() {
        ana.agency().fail("guide", Integer.MAX_VALUE);

        UUID id = ana.leave();

        SagaView saga = ana.await(id, SagaStatus.COMPENSATED);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "no guide", "no hotel", "no seat");
        assertThat(saga.steps()).extracting(StepView::status).containsOnly(StepStatus.UNDONE);
        assertThat(saga.steps().getLast().attempts()).isEqualTo(3);
        assertThat(saga.failure()).startsWith("guide: ").contains(IllegalStateException.class.getName());
    }

    @Test
    void aRefusalIsNotTriedAgainAndUndoesALocalStepByItsRollback() {
        ana.agency().refuse("seat");

        UUID id = ana.leave();

        SagaView saga = ana.await(id, SagaStatus.COMPENSATED);
        assertThat(ana.effects(id)).isEmpty();
        assertThat(saga.failure()).isEqualTo("seat: full");
        assertThat(saga.steps()).singleElement().satisfies(seat -> {
            assertThat(seat.attempts()).isEqualTo(1);
            assertThat(seat.status()).isEqualTo(StepStatus.FAILED);
        });
    }

    @Test
    void aStepWhoseAnswerWasLostIsUndoneToo() {
        ana.agency().lose("guide");

        UUID id = ana.leave();

        ana.await(id, SagaStatus.COMPENSATED);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide", "no guide", "no hotel", "no seat");
    }

    @Test
    void aCompensationThatFailsIsTriedAgain() {
        ana.agency().refuse("guide");
        ana.agency().fail("no hotel", 2);

        UUID id = ana.leave();

        SagaView saga = ana.await(id, SagaStatus.COMPENSATED);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "no guide", "no hotel", "no seat");
        assertThat(saga.steps().get(1).undoAttempts()).isEqualTo(3);
    }

    @Test
    void oneSagaAtATimeIsUnderWayForAKey() {
        String key = UUID.randomUUID().toString();
        Duration later = Duration.ofMinutes(10);

        UUID id = ana.sagas().startLater(ana.trip(), key, Trip.of("Ana"), later);

        assertThat(ana.sagas().start(ana.trip(), key, Trip.of("Ben"))).isEqualTo(id);
        assertThat(ana.sagas().findUnderWay(Trips.NAME, key)).map(SagaView::id).contains(id);
        assertThat(ana.sagas().runHere(id).status()).isEqualTo(SagaStatus.COMPLETED);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide");
        assertThat(ana.sagas().findUnderWay(Trips.NAME, key)).isEmpty();
        assertThat(ana.service().count("select count(*) from saga_task where task_instance = '" + id + "'"))
                .isZero();
        UUID next = ana.sagas().start(ana.trip(), key, Trip.of("Ana"));
        assertThat(next).isNotEqualTo(id);
        ana.await(next, SagaStatus.COMPLETED);
    }

    @Test
    void aSagaThatPausesInTheCallersThreadIsGoneOnWith() {
        ana.agency().fail("hotel", 2);
        UUID id = ana.sagas()
                .startLater(ana.trip(), UUID.randomUUID().toString(), Trip.of("Ana"), Duration.ofMinutes(10));

        SagaView paused = ana.sagas().runHere(id);

        assertThat(paused.steps().get(1).attempts()).isPositive();
        ana.await(id, SagaStatus.COMPLETED);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide");
    }

    @Test
    void aRunThatWasOvertakenWritesNothing() {
        CountDownLatch hotel = ana.agency().hang("hotel");
        UUID id = ana.leave();
        Awaitility.await("the first run hangs")
                .atMost(Duration.ofSeconds(60))
                .until(() -> ana.agency().isHanging("hotel"));

        SagaView saga = ana.sagas().runHere(id);
        hotel.countDown();

        assertThat(saga.status()).isEqualTo(SagaStatus.COMPLETED);
        Awaitility.await("the first run has ended")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        ana.service().count("select count(*) from saga_task where task_instance = '" + id + "'") == 0);
        assertThat(ana.effects(id)).containsExactly("seat", "hotel", "guide");
        assertThat(ana.state(id).done()).containsExactly("seat", "hotel", "guide");
    }

    @Test
    void aSagaIsNotRunInsideATransaction() {
        UUID id = ana.leave();

        assertThatThrownBy(() -> ana.service()
                        .transactions()
                        .executeWrite(tx -> ana.sagas().runHere(id)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
        ana.await(id, SagaStatus.COMPLETED);
    }
}
