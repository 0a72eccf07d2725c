package dev.shrike.messaging.saga;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A saga as it is now. Immutable. Holds no state of the saga and no message of an exception: both may be personal.
 *
 * @param id identifies this run of the saga
 * @param saga the name of its definition
 * @param key what it is about, as the starter said
 * @param failure why it is being undone or stuck; empty while all is well
 * @param stuckAt the step it is stuck at
 * @param nextAttempt when it is tried again, while it waits
 * @param steps what was begun, in order
 * @param interventions what was done by hand, in order
 */
public record SagaView(
        UUID id,
        String saga,
        String key,
        SagaStatus status,
        String failure,
        Optional<String> stuckAt,
        Optional<Instant> nextAttempt,
        Instant started,
        Instant changed,
        List<StepView> steps,
        List<Intervention> interventions) {

    /** Copies the lists. */
    public SagaView {
        steps = List.copyOf(steps);
        interventions = List.copyOf(interventions);
    }

    /**
     * A step that was begun.
     *
     * @param attempts of its action
     * @param undoAttempts of its compensation
     * @param failure of the last attempt that failed: classes and places, or the reason of a refusal
     */
    public record StepView(String name, StepStatus status, int attempts, int undoAttempts, String failure) {}

    /** Something done by hand. */
    public record Intervention(Instant at, Remedy remedy, String by, String reason) {}
}
