package dev.shrike.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SagaTest {
    private static final StepAction<Trip> NOTHING = (trip, _) -> trip;
    private static final Saga<Trip> SAGA = Saga.named("trip")
            .on("birds")
            .holding(Trip.class)
            .step("seat", NOTHING)
            .undoneBy(NOTHING)
            .remoteStep("hotel", NOTHING)
            .undoneBy(NOTHING)
            .step("mail", NOTHING)
            .build();

    @Test
    void aSagaBeginsWithItsFirstStep() {
        assertThat(next(false))
                .isInstanceOfSatisfying(
                        Move.Act.class, act -> assertThat(act.step().name()).isEqualTo("seat"));
    }

    @Test
    void aStepThatWasBegunIsTriedBeforeTheNext() {
        assertThat(next(false, is("seat", StepStatus.DONE), is("hotel", StepStatus.BEGUN)))
                .isInstanceOfSatisfying(
                        Move.Act.class, act -> assertThat(act.step().name()).isEqualTo("hotel"));
    }

    @Test
    void aSagaIsCompleteWithItsLastStep() {
        assertThat(next(
                        false,
                        is("seat", StepStatus.DONE),
                        is("hotel", StepStatus.DONE),
                        is("gone-from-the-definition", StepStatus.DONE),
                        is("mail", StepStatus.DONE)))
                .isEqualTo(new Move.End<>(SagaStatus.COMPLETED));
    }

    @Test
    void theLastStepThatMayHaveHappenedIsUndoneFirst() {
        assertThat(next(
                        true,
                        is("seat", StepStatus.DONE),
                        is("hotel", StepStatus.BEGUN),
                        is("mail", StepStatus.FAILED)))
                .isInstanceOfSatisfying(
                        Move.Undo.class, undo -> assertThat(undo.step().name()).isEqualTo("hotel"));
    }

    @Test
    void aStepWithoutCompensationIsPassedOver() {
        assertThat(next(
                        true,
                        is("seat", StepStatus.DONE),
                        is("hotel", StepStatus.SKIPPED),
                        is("mail", StepStatus.DONE)))
                .isInstanceOfSatisfying(
                        Move.Undo.class, undo -> assertThat(undo.step().name()).isEqualTo("seat"));
    }

    @Test
    void aSagaIsCompensatedWhenNothingIsLeftToUndo() {
        assertThat(next(true, is("seat", StepStatus.UNDONE), is("hotel", StepStatus.UNDONE)))
                .isEqualTo(new Move.End<>(SagaStatus.COMPENSATED));
    }

    @Test
    void aStepThatNobodyKnowsToUndoHaltsTheSaga() {
        assertThat(next(true, is("seat", StepStatus.DONE), is("boat", StepStatus.DONE)))
                .isEqualTo(new Move.Halt<>("boat"));
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        BackOff pauses = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(3));

        assertThat(List.of(1, 2, 3, 4, 100))
                .map(pauses::after)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1_000L, 2_000L, 3_000L, 3_000L);
    }

    @Test
    void definitionsThatCannotWorkAreRefused() {
        SagaBuilder<Trip> builder = Saga.named("trip").on("birds").holding(Trip.class);

        assertThatThrownBy(() -> Saga.named("A trip")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.undoneBy(NOTHING)).isInstanceOf(IllegalStateException.class);
        builder.step("seat", NOTHING);
        assertThatThrownBy(() -> builder.remoteStep("seat", NOTHING)).hasMessageContaining("two steps seat");
        assertThatThrownBy(() -> builder.tries(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.within(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Move<Trip> next(boolean backward, StepRow... steps) {
        return Move.next(SAGA, new SagaRow(UUID.randomUUID(), "trip", "ana", backward, "{}", 1, null, List.of(steps)));
    }

    private static StepRow is(String step, StepStatus status) {
        return new StepRow(step, status, 1, 0, Duration.ZERO);
    }
}
