package dev.shrike.users.saga;

import dev.shrike.messaging.saga.SagaView;
import dev.shrike.messaging.saga.SagaView.Intervention;
import dev.shrike.messaging.saga.SagaView.StepView;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A saga, as admins see it. Holds ids and words only. */
@Introspected
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

    SagaAnswer {
        steps = List.copyOf(steps);
        interventions = List.copyOf(interventions);
    }

    @Introspected
    record Step(String name, String status, int attempts, int undoAttempts, String failure) {
        static Step of(StepView step) {
            return new Step(step.name(), step.status().text(), step.attempts(), step.undoAttempts(), step.failure());
        }
    }

    @Introspected
    record Action(Instant at, String remedy, String by, String reason) {
        static Action of(Intervention done) {
            String remedy = done.remedy().name().toLowerCase(Locale.ROOT);
            return new Action(done.at(), remedy, done.by(), done.reason());
        }
    }

    static SagaAnswer of(SagaView saga) {
        return new SagaAnswer(
                saga.id(),
                saga.saga(),
                saga.key(),
                saga.status().text(),
                saga.failure(),
                saga.stuckAt().orElse(null),
                saga.nextAttempt().orElse(null),
                saga.started(),
                saga.changed(),
                saga.steps().stream().map(Step::of).toList(),
                saga.interventions().stream().map(Action::of).toList());
    }
}
