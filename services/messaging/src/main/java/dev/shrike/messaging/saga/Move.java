package dev.shrike.messaging.saga;

import java.util.List;
import java.util.Optional;

/** What a saga does next. */
sealed interface Move<S> {

    /** Tries a step. */
    record Act<S>(Step<S> step) implements Move<S> {}

    /** Tries to undo a step. */
    record Undo<S>(Step<S> step) implements Move<S> {}

    /** Nothing is left to do. */
    record End<S>(SagaStatus status) implements Move<S> {}

    /** A step has to be undone, and nothing here knows how. */
    record Halt<S>(String step) implements Move<S> {}

    /** Decides from what was done. Pure. */
    static <S> Move<S> next(Saga<S> saga, SagaRow row) {
        return row.backward() ? back(saga, row) : forth(saga, row);
    }

    private static <S> Move<S> forth(Saga<S> saga, SagaRow row) {
        for (Step<S> step : saga.steps()) {
            Optional<StepRow> tried = row.step(step.name());
            if (tried.isEmpty() || tried.get().status() != StepStatus.DONE) {
                return new Act<>(step);
            }
        }
        return new End<>(SagaStatus.COMPLETED);
    }

    private static <S> Move<S> back(Saga<S> saga, SagaRow row) {
        List<StepRow> latestFirst = row.steps().reversed();
        for (StepRow tried : latestFirst) {
            if (tried.status().hasEffect()) {
                Optional<Step<S>> step = saga.step(tried.name());
                if (step.isEmpty()) {
                    return new Halt<>(tried.name());
                }
                if (step.get().undo().isPresent()) {
                    return new Undo<>(step.get());
                }
            }
        }
        return new End<>(SagaStatus.COMPENSATED);
    }
}
