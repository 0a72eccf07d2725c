package dev.shrike.messaging.saga;

/** What a person can do about a stuck saga. */
public enum Remedy {
    /** Tries again what it is stuck at. */
    RETRY,
    /** Takes the compensation that it is stuck at for done, since a person has seen to it, and undoes the rest. */
    SKIP_COMPENSATION,
    /** Leaves everything as it is, for ever. */
    ABANDON
}
