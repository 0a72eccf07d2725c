package dev.shrike.ticks.rating;

import dev.shrike.ticks.input.ImageRequest;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** The body of {@code POST /ratings}. */
@Introspected
@Schema(name = "RatingRequest", description = "What somebody thinks of an image.")
record RatingRequest(
        @NotNull @Valid ImageRequest image,
        @NotNull @Min(1) @Max(5) Integer rating) {}
