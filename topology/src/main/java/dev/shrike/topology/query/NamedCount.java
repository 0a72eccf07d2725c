package dev.shrike.topology.query;

import java.time.Duration;
import java.time.Instant;

/**
 * How often something happened that services count.
 *
 * @param name what
 * @param hour first instant of the hour it happened in, by event time in UTC
 * @param times how often, in that hour
 */
public record NamedCount(String name, Instant hour, long times) {

    /** For how long an hour is kept after its start. */
    public static final Duration KEPT = Duration.ofDays(366);
}
