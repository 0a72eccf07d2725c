package dev.shrike.ticks.rating;

import dev.shrike.ticks.input.WebAddress;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** The body of {@code POST /v1/ratings}, from before images had owners. */
@Introspected
@Schema(name = "RatingRequestV1", description = "What somebody thinks of an image, as version 1 said it.")
record FirstRatingRequest(
        @NotNull @WebAddress @Schema(format = "uri", maxLength = WebAddress.MAX_LENGTH)
        String imageUrl,

        @NotNull @Min(1) @Max(5) Integer rating) {}
