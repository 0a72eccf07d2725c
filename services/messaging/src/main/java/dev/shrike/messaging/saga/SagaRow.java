package dev.shrike.messaging.saga;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A saga as a run holds it.
 *
 * @param revision of the last write; the next one must find it unchanged
 * @param backward whether it is being undone
 * @param state as JSON
 * @param traceparent the trace in which it was started; null for one from before sagas noted it
 * @param steps those that were begun, in order
 */
record SagaRow(
        UUID id,
        String name,
        String key,
        boolean backward,
        String state,
        long revision,
        String traceparent,
        List<StepRow> steps) {

    Optional<StepRow> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }
}
