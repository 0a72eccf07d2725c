package dev.shrike.ticks.projections;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All projections, by name. */
@Introspected
@Schema(name = "Projections")
record ProjectionsAnswer(List<ProjectionAnswer> projections) {}
