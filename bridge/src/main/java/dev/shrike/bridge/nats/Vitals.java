package dev.shrike.bridge.nats;

import java.time.Instant;

/**
 * What tells one life of a stream from another.
 *
 * @param stream its name
 * @param created when it was made; a recreated stream has another
 * @param first the oldest sequence it still holds; one more than {@code last} when it is empty
 * @param last the newest sequence it ever gave out
 */
public record Vitals(String stream, Instant created, long first, long last) {}
