package dev.shrike.topology.query;

import java.time.Instant;
import java.util.UUID;

/**
 * What one person did.
 *
 * @param person pseudonymous id
 * @param ticks how many ticks
 * @param species how many different species
 * @param ratings how many ratings given, a changed one counting again
 * @param activeDays how many different UTC days with an event
 * @param lastActive time of the newest event
 */
public record PersonStatistics(
        UUID person, long ticks, long species, long ratings, long activeDays, Instant lastActive) {}
