package dev.shrike.admin.page.sagas;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A saga, as user-api answers; its steps and interventions are empty in a list. */
record SagaAnswer(
        UUID id,
        String saga,
        String key,
        String status,
        String failure,
        @Nullable String stuckAt,
        @Nullable Instant nextAttempt,
        Instant started,
        Instant changed,
        List<Step> steps,
        List<Action> interventions) {

    /** A step. */
    record Step(String name, String status, int attempts, int undoAttempts, String failure) {
        String tone() {
            return SagaAnswer.tone(status);
        }
    }

    /** What was done by hand. */
    record Action(Instant at, String remedy, String by, String reason) {}

    /** Sagas. */
    record Found(List<SagaAnswer> sagas) {}

    boolean stuck() {
        return status.equals("stuck");
    }

    /** How loud its status is. */
    String tone() {
        return tone(status);
    }

    private static String tone(String status) {
        return switch (status) {
            case "stuck", "failed" -> "bad";
            case "completed", "done" -> "good";
            case "compensating", "compensated", "abandoned", "undone", "undoing" -> "warn";
            case "running" -> "info";
            default -> "plain";
        };
    }
}
