package dev.shrike.topology.query;

import java.util.UUID;

/**
 * A row of the leaderboard.
 *
 * @param person pseudonymous id
 * @param ticks how many ticks
 */
public record PersonCount(UUID person, long ticks) {}
