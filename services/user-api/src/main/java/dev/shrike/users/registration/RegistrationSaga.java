package dev.shrike.users.registration;

import dev.shrike.messaging.saga.Saga;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How a person is registered, and how that is undone when a part of it cannot be. */
@Factory
final class RegistrationSaga {
    /** As operators see it. */
    static final String NAME = "registration";

    private static final int LONG_PAUSES = 12;
    private static final int SHORT_PAUSES = 120;

    /** @param kept how long a registration waits for its request to be sent again; the pauses between attempts follow it */
    @Singleton
    Saga<Registration> registration(RegistrationSteps steps, @Value("${shrike.registration.kept:1h}") Duration kept) {
        return Saga.named(NAME)
                .on("users")
                .holding(Registration.class)
                .step("provision-key", steps::provisionKey)
                .undoneBy(steps::shredKey)
                .step("create-person", steps::createPerson)
                .undoneBy(steps::deletePerson)
                .remoteStep("set-credentials", steps::setCredentials)
                .undoneBy(steps::deleteCredentials)
                .within(kept)
                .tries(1_000)
                .undoTries(300)
                .backOff(kept.dividedBy(SHORT_PAUSES), kept.dividedBy(LONG_PAUSES))
                .step("activate", steps::activate)
                .build();
    }
}
