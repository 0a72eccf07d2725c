package dev.shrike.messaging.erasure;

import dev.shrike.messaging.fault.FaultPoint;

/** Between the steps of a participant, in their order, all inside one transaction. */
enum ErasurePoint implements FaultPoint {
    /** The participant has deleted what it held. */
    ERASED,
    /** Messaging has forgotten what it kept. */
    FORGOTTEN,
    /** The answer is in the outbox. */
    ANSWERED
}
