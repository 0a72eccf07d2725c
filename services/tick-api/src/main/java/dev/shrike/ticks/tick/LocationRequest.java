package dev.shrike.ticks.tick;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/** A place in degrees (WGS 84). */
@Introspected
@Schema(name = "Location", description = "A place in degrees (WGS 84).")
record LocationRequest(
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude) {
    @Override
    public String toString() {
        return "LocationRequest[redacted]";
    }
}
