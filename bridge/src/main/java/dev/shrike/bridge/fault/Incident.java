package dev.shrike.bridge.fault;

/** Why a lane stops by itself. */
public enum Incident {
    /** The stream or topic was deleted and made again: sequences and offsets mean something else now. */
    RECREATED,
    /** The stream has lost its tail, and sequences that were mirrored are given out again. */
    ROLLED_BACK,
    /** A reverse lane finds more events already published than any predecessor can have left uncommitted. */
    TOO_MUCH_IN_DOUBT
}
