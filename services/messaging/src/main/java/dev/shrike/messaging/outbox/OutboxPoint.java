package dev.shrike.messaging.outbox;

import dev.shrike.messaging.fault.FaultPoint;

/** Between the steps of an append. */
enum OutboxPoint implements FaultPoint {
    /** The event is a row of a transaction that has not committed. */
    APPENDED,
    /** The transaction has committed; the relay has not been told. */
    COMMITTED
}
