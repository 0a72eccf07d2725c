package dev.shrike.topology.query;

/**
 * How often a species was ticked.
 *
 * @param species scientific name, as ticked
 * @param sightings how many ticks
 */
public record SpeciesCount(String species, long sightings) {}
