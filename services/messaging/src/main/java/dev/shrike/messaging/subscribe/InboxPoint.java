package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.fault.FaultPoint;

/** The steps of one delivery. */
enum InboxPoint implements FaultPoint {
    /** A message is in hand. */
    FETCHED,
    /** The event's id is noted; the transaction is open, and the handler has not been called. */
    NOTED,
    /** The handler has returned; its transaction is open. */
    HANDLED,
    /** The handler's transaction has committed; the server does not know. */
    COMMITTED,
    /** The server has been told. */
    ACKNOWLEDGED,
    /** The handler has failed, which is written down; the server does not know. */
    FAILED,
    /** The event is parked; the server does not know. */
    PARKED
}
