package dev.shrike.ticks.tick;

import dev.shrike.ticks.input.ImageRequest;
import dev.shrike.ticks.input.UserRequest;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The body of {@code POST /ticks}. */
@Introspected
@Schema(name = "TickRequest", description = "A bird somebody has seen.")
record TickRequest(
        @NotNull @Valid ImageRequest image,
        @Nullable @Valid SightingRequest sighting,

        @Nullable
        @Valid
        @Schema(description = "Only for administrators, who may tick for somebody else; otherwise absent or oneself.")
        UserRequest user) {}
