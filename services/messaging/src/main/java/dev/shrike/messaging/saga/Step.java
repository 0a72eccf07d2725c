package dev.shrike.messaging.saga;

import java.time.Duration;
import java.util.Optional;

/**
 * One step of a saga.
 *
 * @param remote whether it works outside of a transaction
 * @param undo what undoes it, if it has to be undone
 * @param within for all attempts together; a compensation has as much for each attempt
 */
record Step<S>(
        String name,
        boolean remote,
        StepAction<S> action,
        Optional<StepAction<S>> undo,
        Duration within,
        int tries,
        int undoTries,
        BackOff backOff) {

    static <S> Step<S> of(String name, boolean remote, StepAction<S> action) {
        return new Step<>(
                Saga.checked(name), remote, action, Optional.empty(), Duration.ofMinutes(5), 5, 10, BackOff.STANDARD);
    }

    Step<S> undoneBy(StepAction<S> compensation) {
        return new Step<>(name, remote, action, Optional.of(compensation), within, tries, undoTries, backOff);
    }

    Step<S> within(Duration limit) {
        return new Step<>(name, remote, action, undo, Saga.checked(limit), tries, undoTries, backOff);
    }

    Step<S> tries(int most, int mostUndo) {
        if (most < 1 || mostUndo < 1) {
            throw new IllegalArgumentException("A step is tried at least once");
        }
        return new Step<>(name, remote, action, undo, within, most, mostUndo, backOff);
    }

    Step<S> backOff(BackOff pauses) {
        return new Step<>(name, remote, action, undo, within, tries, undoTries, pauses);
    }
}
