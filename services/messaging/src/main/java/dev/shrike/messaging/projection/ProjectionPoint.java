package dev.shrike.messaging.projection;

import dev.shrike.messaging.fault.FaultPoint;

/** Between the steps of a projection, in their order. */
enum ProjectionPoint implements FaultPoint {
    /** The position is moved behind a batch that is not applied yet; nothing is committed. */
    MOVED,
    /** The batch is applied, rows and position are not committed. */
    APPLIED,
    /** They are, and nobody here knows it yet. */
    COMMITTED,
    /** New tables have taken the place of the live ones in a transaction that has not committed. */
    SWAPPING,
    /** It has, and they are not yet run as the live ones. */
    SWAPPED
}
