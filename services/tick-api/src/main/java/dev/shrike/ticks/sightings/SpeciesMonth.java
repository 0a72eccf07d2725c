package dev.shrike.ticks.sightings;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What was seen of a species in a month.
 *
 * @param species scientific name
 * @param month such as {@code 2024-05}
 * @param sightings how often it was ticked with a sighting
 * @param birds individuals in all
 */
@Introspected
@Schema(name = "SpeciesMonth", description = "What was seen of a species in a month.")
record SpeciesMonth(String species, String month, long sightings, long birds) {}
