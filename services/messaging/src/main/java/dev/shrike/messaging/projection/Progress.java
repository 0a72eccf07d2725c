package dev.shrike.messaging.projection;

/**
 * How a build is getting on.
 *
 * @param remaining events it has still to apply
 * @param rate events a second, lately
 * @param caughtUp whether it keeps up with what comes
 */
record Progress(long remaining, double rate, boolean caughtUp) {}
