package dev.shrike.messaging.saga;

import java.time.Instant;

/** What came of a move. */
sealed interface Attempt {

    /** The saga goes on from here. */
    record Next(SagaRow row) implements Attempt {}

    /** It is to be tried again then. */
    record Later(Instant at) implements Attempt {}

    /** Nothing is left to do here: it has ended or is stuck. */
    record Over(SagaStatus status) implements Attempt {}
}
