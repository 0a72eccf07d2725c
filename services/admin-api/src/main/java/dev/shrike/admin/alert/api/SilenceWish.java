package dev.shrike.admin.alert.api;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * Of what nobody is to be told, and for how long.
 *
 * @param rule none means all rules
 * @param labels that an alert must have; none means that all match
 * @param minutes one to thirty days
 * @param reason words for other operators
 */
@Introspected
@Schema(name = "AlertSilenceWish")
record SilenceWish(
        @Nullable @Size(max = 60) String rule,
        @Nullable @Size(max = 10) Map<@Size(max = 60) String, @Size(max = 200) String> labels,
        @Min(1) @Max(MOST_MINUTES) long minutes,
        @NotBlank @Size(max = 500) String reason) {
    private static final long MOST_MINUTES = 30 * 24 * 60;

    /** Never null. */
    SilenceWish {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }
}
