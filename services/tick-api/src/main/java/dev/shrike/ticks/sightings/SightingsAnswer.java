package dev.shrike.ticks.sightings;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Species and months with what was seen. */
@Introspected
@Schema(name = "Sightings", description = "Species and months with what was seen.")
record SightingsAnswer(List<SpeciesMonth> items) {}
