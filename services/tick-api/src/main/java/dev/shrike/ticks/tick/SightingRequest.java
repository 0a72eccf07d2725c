package dev.shrike.ticks.tick;

import dev.shrike.ticks.input.ObservationTime;
import dev.shrike.ticks.input.PlainText;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What was seen, when and where. Location and note are personal data: they are sealed before anything is stored. */
@Introspected
@Schema(name = "SightingRequest", description = "What was seen, when and where.")
record SightingRequest(
        @NotBlank @Size(max = 200) @PlainText @Schema(example = "Vanellus chilensis")
        String species,

        @Nullable @Min(1) @Max(1_000_000) Integer count,

        @Nullable
        @ObservationTime
        @Schema(description = "An instant (RFC 3339) or a plain date.", example = "2021-05-20T19:00:00Z")
        String observedAt,

        @Nullable @Valid LocationRequest location,

        @Nullable @Size(min = 1, max = 4000) @PlainText(multiline = true)
        String note) {
    @Override
    public String toString() {
        return "SightingRequest[redacted]";
    }
}
