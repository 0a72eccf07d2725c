package dev.shrike.users.export;

import dev.shrike.messaging.saga.Saga;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How an export comes about: another instance goes on with it when the one that writes it dies. */
@Factory
final class ExportSaga {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int TRIES = 100_000;

    @Singleton
    Saga<ExportRun> export(ExportSteps steps, ExportSettings settings) {
        return Saga.named("export")
                .on("users")
                .holding(ExportRun.class)
                .remoteStep("write", steps::write)
                .undoneBy(steps::discard)
                .within(settings.patience())
                .tries(TRIES)
                .undoTries(TRIES)
                .backOff(FIRST_PAUSE, LONGEST_PAUSE)
                .step("publish", steps::publish)
                .build();
    }
}
