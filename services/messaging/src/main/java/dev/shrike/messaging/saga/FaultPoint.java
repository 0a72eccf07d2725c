package dev.shrike.messaging.saga;

/** Places in a saga's run where a test may let something go wrong. */
public enum FaultPoint {
    /** The attempt is noted, the action not called. */
    BEFORE_ACTION,
    /** The action has returned, nothing is written about it. */
    AFTER_ACTION,
    /** For a local step: its progress is written and not committed. */
    BEFORE_DONE,
    /** The step is done and committed, the next not begun. */
    AFTER_DONE,
    /** The attempt is noted, the compensation not called. */
    BEFORE_COMPENSATION,
    /** The compensation has returned, nothing is written about it. */
    AFTER_COMPENSATION,
    /** For a local step: that it is undone is written and not committed. */
    BEFORE_UNDONE,
    /** The step is undone and committed, the one before it untouched. */
    AFTER_UNDONE
}
