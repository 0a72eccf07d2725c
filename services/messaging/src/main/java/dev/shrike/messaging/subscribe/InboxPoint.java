package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.fault.FaultPoint;

/** The steps of one delivery. */
enum InboxPoint implements FaultPoint {
    /** A message is in hand. */
    FETCHED,
    /** The handler has returned; its transaction is open. */
    HANDLED,
    /** The handler's transaction has committed; the server does not know. */
    COMMITTED,
    /** The server has been told. */
    ACKNOWLEDGED
}
