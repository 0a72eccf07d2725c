package dev.shrike.gateway.door;

import java.time.Duration;

/**
 * So many in a time on average, and so many at once.
 *
 * @param many how many come back in each time
 * @param every the time
 * @param burst how many there are at most
 */
record Rate(long many, Duration every, long burst) {}
