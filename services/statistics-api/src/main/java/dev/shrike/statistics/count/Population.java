package dev.shrike.statistics.count;

/**
 * How many different things there are.
 *
 * @param people who ticked
 * @param species that were ticked
 * @param images that were ticked
 */
record Population(long people, long species, long images) {}
