package dev.shrike.users.erasure;

import dev.shrike.messaging.saga.Saga;
import dev.shrike.messaging.saga.SagaBuilder;
import dev.shrike.messaging.saga.StepAction;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How a person is erased. From the shredding on there is no way back: no step is ever given up, each is tried until it is done, and
 * each may be repeated. Before it a legal hold makes the erasure wait, and a refusal of the request ends it.
 */
@Factory
final class ErasureSaga {
    /** As operators see it. */
    static final String NAME = "erasure";

    private static final Duration FOR_EVER = Duration.ofDays(36_500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** An answer that comes in nudges the saga; this is for those that come while it looks. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    @Singleton
    Saga<ErasureProgress> erasure(ErasureSteps steps, CertifyingSteps certifying, RemovalSteps removal) {
        SagaBuilder<ErasureProgress> saga = Saga.named(NAME).on("users").holding(ErasureProgress.class);
        remote(saga, "take-probe", certifying::takeProbe).undoneBy(steps::withdraw);
        lasting(saga.step("shred", steps::shred));
        remote(saga, "evict-keys", removal::evictKeys);
        remote(saga, "import-certificates", certifying::importCertificates);
        lasting(saga.step("certify", certifying::certify));
        remote(saga, "await-participants", steps::awaitParticipants).backOff(FIRST_PAUSE, BETWEEN_LOOKS);
        remote(saga, "count-messages", removal::countMessages);
        remote(saga, "purge-messages", removal::purgeMessages);
        remote(saga, "verify", certifying::verify);
        lasting(saga.step("complete", steps::complete));
        return saga.build();
    }

    private static SagaBuilder<ErasureProgress> remote(
            SagaBuilder<ErasureProgress> saga, String step, StepAction<ErasureProgress> action) {
        return lasting(saga.remoteStep(step, action));
    }

    private static SagaBuilder<ErasureProgress> lasting(SagaBuilder<ErasureProgress> saga) {
        return saga.within(FOR_EVER).tries(Integer.MAX_VALUE).backOff(FIRST_PAUSE, LONGEST_PAUSE);
    }
}
