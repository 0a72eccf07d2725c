package dev.shrike.messaging.relay;

import dev.shrike.messaging.fault.FaultPoint;

/** Between the steps of a relay, in their order. */
enum RelayPoint implements FaultPoint {
    /** Shards are taken or renewed. */
    CLAIMED,
    /** Rows are read, none is sent. */
    READ,
    /** A row is handed to the connection. */
    SENT,
    /** The server's answer for a row is here, nothing is written down. */
    ACKNOWLEDGED,
    /** The rows are marked in a transaction that has not committed. */
    MARKING,
    /** The transaction that marked them has committed. */
    MARKED
}
