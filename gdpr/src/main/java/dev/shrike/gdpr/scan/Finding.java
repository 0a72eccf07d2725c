package dev.shrike.gdpr.scan;

/**
 * Something about a person that could be read, or that shows an erasure to be incomplete. Says where, never what.
 *
 * @param part topic, stream, table or folder
 * @param at the place in it: partition and offset, sequence, row and column, file and position
 * @param field the event's field, where it is a sealed value
 */
public record Finding(Kind kind, String place, String part, String at, String field) {

    /** What kind of thing was found. */
    public enum Kind {
        /** A sealed value that opens. */
        READABLE,
        /** A value of the probe in clear. */
        PLAINTEXT,
        /** A data key that is not destroyed. */
        LIVING_KEY,
        /** Nobody has erased the person. */
        NO_FENCE,
        /** The person was erased, as the ledger knows, and the vault's tables do not: they were changed, or brought back. */
        FENCE_REMOVED
    }
}
