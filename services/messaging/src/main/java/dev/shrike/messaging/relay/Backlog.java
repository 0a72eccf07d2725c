package dev.shrike.messaging.relay;

/**
 * What waits in an outbox.
 *
 * @param rows how many, counted up to {@link #MOST}
 * @param age of the oldest, in seconds; 0 when none waits
 */
record Backlog(long rows, double age) {
    static final int MOST = 100_000;
}
