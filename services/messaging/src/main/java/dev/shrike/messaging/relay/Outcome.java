package dev.shrike.messaging.relay;

/** What became of one row in a round. */
sealed interface Outcome {

    /** Stored in its stream, acknowledged. */
    record Published(long id, long sequence) implements Outcome {}

    /** Refused for ever. */
    record Parked(OutboxRow row, String reason) implements Outcome {}

    /** Not known to be stored; to be tried again, and the rows of its aggregate after it. */
    record Postponed(OutboxRow row, Throwable fault) implements Outcome {}
}
